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
    public static Completed ReadFields(ref MessagePackReader reader)
    {
        int tickCount = FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxTicks, "tickCount");
        long elapsed = FieldBounds.NotNegative(reader.ReadInt64(), "elapsedNanoseconds");
        return new Completed(tickCount, elapsed, FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxRows, "rows"));
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(TickCount);
        writer.Write(ElapsedNanoseconds);
        writer.Write(Rows);
    }
}
