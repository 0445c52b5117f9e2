using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>One dispatch: run these ticks over your range, then say so.</summary>
/// <param name="FirstTick">The run's number of the first of them, counted from 0.</param>
/// <param name="TickCount">How many; 0 asks for the answer alone, which is what a round trip measures.</param>
public readonly record struct Execute(int FirstTick, int TickCount) : IMessage<Execute>
{
    /// <summary>Asks for the answer alone.</summary>
    public static Execute Nothing => default;

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Execute;

    /// <inheritdoc/>
    public static int FieldCount => 2;

    /// <summary>Makes one of numbers that came from outside, over the pipe or out of shared memory.</summary>
    /// <param name="firstTick">The first tick.</param>
    /// <param name="tickCount">How many.</param>
    /// <exception cref="ProtocolException">No run has such ticks.</exception>
    public static Execute Within(long firstTick, long tickCount)
    {
        int first = FieldBounds.Within(firstTick, 0, Limits.MaxTicks, nameof(firstTick));
        return new Execute(first, FieldBounds.Within(tickCount, 0, Limits.MaxTicks - first, nameof(tickCount)));
    }

    /// <inheritdoc/>
    public static Execute ReadFields(ref MessagePackReader reader)
    {
        int firstTick = reader.ReadInt32();
        return Within(firstTick, reader.ReadInt32());
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(FirstTick);
        writer.Write(TickCount);
    }
}
