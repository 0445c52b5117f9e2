using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A worker has run the ticks of one dispatch over its whole range.</summary>
/// <param name="TickCount">How many ticks.</param>
/// <param name="ElapsedNanoseconds">How long they took, on the worker's monotonic clock.</param>
/// <param name="Rows">Rows of the range.</param>
public readonly record struct Completed(int TickCount, long ElapsedNanoseconds, int Rows) : IMessage<Completed>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Completed;

    /// <inheritdoc/>
    public static int FieldCount => 3;

    /// <inheritdoc/>
    public static Completed ReadFields(ref MessagePackReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt32());

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(TickCount);
        writer.Write(ElapsedNanoseconds);
        writer.Write(Rows);
    }
}
