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

    /// <summary>Makes one of numbers that came from outside, over the pipe or out of shared memory.</summary>
    /// <param name="tickCount">How many ticks.</param>
    /// <param name="elapsedNanoseconds">How long they took.</param>
    /// <param name="rows">Rows of the range.</param>
    /// <exception cref="ProtocolException">No worker can have done that.</exception>
    public static Completed Within(long tickCount, long elapsedNanoseconds, long rows) => new(
        FieldBounds.Within(tickCount, 0, Limits.MaxTicks, nameof(tickCount)),
        FieldBounds.NotNegative(elapsedNanoseconds, nameof(elapsedNanoseconds)),
        FieldBounds.Within(rows, 0, Limits.MaxRows, nameof(rows)));

    /// <inheritdoc/>
    public static Completed ReadFields(ref MessagePackReader reader)
    {
        int tickCount = reader.ReadInt32();
        long elapsed = reader.ReadInt64();
        return Within(tickCount, elapsed, reader.ReadInt32());
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(TickCount);
        writer.Write(ElapsedNanoseconds);
        writer.Write(Rows);
    }
}
