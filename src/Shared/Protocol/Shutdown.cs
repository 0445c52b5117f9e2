using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>Asks a worker to leave. It answers by closing the pipe.</summary>
public readonly record struct Shutdown : IMessage<Shutdown>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Shutdown;

    /// <inheritdoc/>
    public static int FieldCount => 0;

    /// <inheritdoc/>
    public static Shutdown ReadFields(ref MessagePackReader reader) => default;

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        // The kind says it all.
    }
}
