using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>Zeroed memory of this process's own that stays where it is, laid out like a region's: for trying what works on one.</summary>
internal sealed unsafe class NativeBlock : IDisposable
{
    /// <summary>Takes memory.</summary>
    /// <param name="bytes">How much.</param>
    public NativeBlock(int bytes)
    {
        Start = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, ControlLayout.LineBytes);
        new Span<byte>(Start, bytes).Clear();
    }

    /// <summary>The first byte, on a line of its own; null once it was given back.</summary>
    public byte* Start { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
