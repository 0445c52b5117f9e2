using System.Buffers;

namespace ParallelMotion.Shared.Tests.MessagePack;

/// <summary>Gives exactly as much room as is asked for, in a fresh buffer each time.</summary>
internal sealed class StingyBufferWriter : IBufferWriter<byte>
{
    private readonly List<byte> _written = [];
    private byte[] _room = [];

    public byte[] Written => [.. _written];

    public void Advance(int count)
    {
        _written.AddRange(_room[..count]);
        _room = [];
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _room = new byte[Math.Max(1, sizeHint)];

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
