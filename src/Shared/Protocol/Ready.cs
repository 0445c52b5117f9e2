using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A worker has mapped its columns, touched its range once and compiled its kernel.</summary>
/// <param name="ElapsedNanoseconds">How long that took it.</param>
public readonly record struct Ready(long ElapsedNanoseconds) : IMessage<Ready>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Ready;

    /// <inheritdoc/>
    public static int FieldCount => 1;

    /// <inheritdoc/>
    public static Ready ReadFields(ref MessagePackReader reader) =>
        new(FieldBounds.NotNegative(reader.ReadInt64(), "elapsedNanoseconds"));

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer) => writer.Write(ElapsedNanoseconds);
}
