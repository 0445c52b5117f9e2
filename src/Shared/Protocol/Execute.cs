using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>One dispatch: run these ticks over your range, then say so.</summary>
/// <param name="FirstTick">The run's number of the first of them, counted from 0.</param>
/// <param name="TickCount">How many; 0 asks for the answer alone, which is what a round trip measures.</param>
/// <param name="Number">The order's number, from 1, ascending as long as the run's regions live: what the worker's journal calls it by. 0 where no ticks are asked for.</param>
/// <param name="Resumes">Whether a worker that died may have begun with it.</param>
public readonly record struct Execute(int FirstTick, int TickCount, long Number = 0, bool Resumes = false) : IMessage<Execute>
{
    /// <summary>Asks for the answer alone.</summary>
    public static Execute Nothing => default;

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Execute;

    /// <inheritdoc/>
    public static int FieldCount => 4;

    /// <summary>Makes one of numbers that came from outside, over the pipe or out of shared memory.</summary>
    /// <param name="firstTick">The first tick.</param>
    /// <param name="tickCount">How many.</param>
    /// <param name="number">The order's number.</param>
    /// <param name="resumes">0 or 1: whether it may have been begun.</param>
    /// <exception cref="ProtocolException">No run has such ticks.</exception>
    public static Execute Within(long firstTick, long tickCount, long number, long resumes)
    {
        int first = FieldBounds.Within(firstTick, 0, Limits.MaxTicks, nameof(firstTick));
        return number >= 0
            ? new Execute(first, FieldBounds.Within(tickCount, 0, Limits.MaxTicks - first, nameof(tickCount)), number, FieldBounds.Within(resumes, 0, 1, nameof(resumes)) == 1)
            : throw FieldBounds.Outside(nameof(number), number, "0 or more");
    }

    /// <inheritdoc/>
    public static Execute ReadFields(ref MessagePackReader reader)
    {
        int firstTick = reader.ReadInt32();
        int tickCount = reader.ReadInt32();
        long number = reader.ReadInt64();
        return Within(firstTick, tickCount, number, reader.ReadBoolean() ? 1 : 0);
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(FirstTick);
        writer.Write(TickCount);
        writer.Write(Number);
        writer.Write(Resumes);
    }
}
