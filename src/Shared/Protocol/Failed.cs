using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A worker can't do what it was told. Its range is then in an unknown state, so the run ends.</summary>
/// <param name="Message">A sentence for a person.</param>
public sealed record Failed(string Message) : IMessage<Failed>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Failed;

    /// <inheritdoc/>
    public static int FieldCount => 1;

    /// <summary>A failure whose text fits the wire.</summary>
    /// <param name="message">Cut after <see cref="Limits.MaxFailureText"/> characters.</param>
    public static Failed Because(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Failed(message.Length <= Limits.MaxFailureText ? message : message[..Limits.MaxFailureText]);
    }

    /// <inheritdoc/>
    public static Failed ReadFields(ref MessagePackReader reader) =>
        new(FieldBounds.Text(reader.ReadString(), Limits.MaxFailureText, "message"));

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer) => writer.Write(Message);
}
