using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>One dispatch: run these ticks over your range, then say so.</summary>
/// <param name="FirstTick">The run's number of the first of them, counted from 0.</param>
/// <param name="TickCount">How many; 0 asks for the answer alone, which is what a round trip measures.</param>
public readonly record struct Execute(int FirstTick, int TickCount) : IMessage<Execute>
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Execute;

    /// <inheritdoc/>
    public static int FieldCount => 2;

    /// <inheritdoc/>
    public static Execute ReadFields(ref MessagePackReader reader)
    {
        int firstTick = FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxTicks, "firstTick");
        return new Execute(firstTick, FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxTicks - firstTick, "tickCount"));
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(FirstTick);
        writer.Write(TickCount);
    }
}
