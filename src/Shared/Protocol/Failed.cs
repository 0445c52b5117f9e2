using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A worker can't do what it was told. Its range is then in an unknown state, so the run ends.</summary>
/// <param name="Message">A sentence for a person.</param>
/// <param name="Culprit">The worker whose failure is the cause of this one, or <see cref="Itself"/>.</param>
public sealed record Failed(string Message, int Culprit = Failed.Itself) : IMessage<Failed>
{
    /// <summary>The cause is the sender's own.</summary>
    public const int Itself = -1;

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Failed;

    /// <inheritdoc/>
    public static int FieldCount => 2;

    /// <summary>A failure whose text fits the wire.</summary>
    /// <param name="message">Cut after <see cref="Limits.MaxFailureText"/> characters.</param>
    public static Failed Because(string message) => For(Itself, message);

    /// <summary>A failure that another worker's failure caused: that one has the better answer.</summary>
    /// <param name="culprit">The other worker's index.</param>
    /// <param name="message">Cut after <see cref="Limits.MaxFailureText"/> characters.</param>
    public static Failed For(int culprit, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Failed(message.Length <= Limits.MaxFailureText ? message : message[..Limits.MaxFailureText], culprit);
    }

    /// <inheritdoc/>
    public static Failed ReadFields(ref MessagePackReader reader)
    {
        string message = FieldBounds.Text(reader.ReadString(), Limits.MaxFailureText, "message");
        return new Failed(message, FieldBounds.Within(reader.ReadInt32(), Itself, Limits.MaxWorkers - 1, "culprit"));
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(Message);
        writer.Write(Culprit);
    }
}
