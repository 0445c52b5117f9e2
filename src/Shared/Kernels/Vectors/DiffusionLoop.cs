using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// Runs one tick of <c>next = own + rate * ((left - own) + (right - own))</c> over rows that have a neighbour on either side.
/// Each operation is rounded to float32, in this order.
/// <para>
/// A row that is NaN keeps its bits (made quiet), and a NaN that a row gets from a neighbour or from infinities is
/// <see cref="float.NaN"/>: see <see cref="RowLoop{TFormula}"/> for why it can't be left to the processor.
/// </para>
/// </summary>
internal static class DiffusionLoop
{
    /// <summary>Runs a tick in the widest lanes that this machine is fast in.</summary>
    /// <param name="now">The rows before the tick: one more on either side than <paramref name="next"/> has.</param>
    /// <param name="next">Where the rows after the tick go; no part of <paramref name="now"/>.</param>
    /// <param name="rate">How much of the difference to its neighbours a row takes over.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<float> now, Span<float> next, float rate)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RunIn<Lanes16>(now, next, rate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RunIn<Lanes8>(now, next, rate);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RunIn<Lanes4>(now, next, rate);
        }
        else
        {
            RunIn<Lanes1>(now, next, rate);
        }
    }

    /// <summary>Runs a tick in lanes of a given width, and the rows that fill no vector one by one.</summary>
    /// <inheritdoc cref="Run"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunIn<TLanes>(ReadOnlySpan<float> now, Span<float> next, float rate)
        where TLanes : struct, ILanes<TLanes>
    {
        int whole = next.Length - (next.Length % TLanes.Count);
        RunVectors<TLanes>(now[..(whole + 2)], next[..whole], rate);
        RunVectors<Lanes1>(now[whole..(next.Length + 2)], next[whole..], rate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunVectors<TLanes>(ReadOnlySpan<float> now, Span<float> next, float rate)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float before = ref MemoryMarshal.GetReference(now);
        ref float after = ref MemoryMarshal.GetReference(next);
        TLanes rates = TLanes.All(rate);
        nuint rows = (nuint)next.Length;
        for (nuint row = 0; row < rows; row += (nuint)TLanes.Count)
        {
            TLanes own = TLanes.Load(in before, row + 1);
            TLanes gap = (TLanes.Load(in before, row) - own) + (TLanes.Load(in before, row + 2) - own);
            TLanes value = own + (rates * gap);
            TLanes.Store(TLanes.AnyNaN(value) ? Settled(value, own) : value, ref after, row);
        }
    }

    // Doubling makes a NaN quiet and leaves its other bits. Out of line, since it is rare.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static TLanes Settled<TLanes>(TLanes value, TLanes own)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes made = TLanes.Select(TLanes.IsNaN(value), TLanes.All(float.NaN), value);
        return TLanes.Select(TLanes.IsNaN(own), own + own, made);
    }
}
