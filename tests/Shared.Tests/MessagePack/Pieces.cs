using System.Buffers;

namespace ParallelMotion.Shared.Tests.MessagePack;

/// <summary>One piece of a sequence that lies in several.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    private Pieces(ReadOnlyMemory<byte> memory, long start)
    {
        Memory = memory;
        RunningIndex = start;
    }

    /// <summary>Cuts before each of the given places, which rise; equal places make an empty piece.</summary>
    public static ReadOnlySequence<byte> Cut(byte[] data, params ReadOnlySpan<int> places)
    {
        int from = 0;
        Pieces? first = null;
        Pieces? last = null;
        foreach (int to in (ReadOnlySpan<int>)[.. places, data.Length])
        {
            Pieces piece = new(data.AsMemory(from, to - from), from);
            last?.Next = piece;
            first ??= piece;
            last = piece;
            from = to;
        }

        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    /// <summary>One byte a piece, with an empty piece before each.</summary>
    public static ReadOnlySequence<byte> Crumble(byte[] data) =>
        Cut(data, [.. Enumerable.Range(0, data.Length).SelectMany(place => (int[])[place, place])]);
}
