using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>
/// Whoever sleeps on this pipe has something to look at in the control region (see <see cref="Doorbells.Doorbell"/>). The only
/// message that goes both ways.
/// </summary>
public readonly record struct Wake : IMessage<Wake>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Wake;

    /// <inheritdoc/>
    public static int FieldCount => 0;

    /// <inheritdoc/>
    public static Wake ReadFields(ref MessagePackReader reader) => default;

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        // The words in the control region say it all.
    }
}
