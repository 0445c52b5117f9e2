using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// Runs one tick of <c>sum = added + factor * scaled</c>, each operation rounded to float32, in this order. The stores are plain
/// ones, which fetch their lines first: what is asked is what a kernel gets of memory, and kernels store so.
/// <para>
/// A NaN that is read keeps its bits (made quiet), that of <c>added</c> before that of <c>scaled</c>, and one that infinities make is
/// <see cref="float.NaN"/>: see <see cref="RowLoop{TFormula}"/> for why it can't be left to the processor.
/// </para>
/// </summary>
internal static class TriadLoop
{
    /// <summary>Runs a tick in the widest lanes that this machine is fast in.</summary>
    /// <param name="sum">What is written; no part of the others.</param>
    /// <param name="added">As many rows.</param>
    /// <param name="scaled">As many rows.</param>
    /// <param name="factor">What they are multiplied by; finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Span<float> sum, ReadOnlySpan<float> added, ReadOnlySpan<float> scaled, float factor)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RunIn<Lanes16>(sum, added, scaled, factor);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RunIn<Lanes8>(sum, added, scaled, factor);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RunIn<Lanes4>(sum, added, scaled, factor);
        }
        else
        {
            RunIn<Lanes1>(sum, added, scaled, factor);
        }
    }

    /// <summary>Runs a tick in lanes of a given width, and the rows that fill no vector one by one.</summary>
    /// <inheritdoc cref="Run"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunIn<TLanes>(Span<float> sum, ReadOnlySpan<float> added, ReadOnlySpan<float> scaled, float factor)
        where TLanes : struct, ILanes<TLanes>
    {
        int whole = sum.Length - (sum.Length % TLanes.Count);
        RunVectors<TLanes>(sum[..whole], added[..whole], scaled[..whole], factor);
        RunVectors<Lanes1>(sum[whole..], added[whole..sum.Length], scaled[whole..sum.Length], factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunVectors<TLanes>(Span<float> sum, ReadOnlySpan<float> added, ReadOnlySpan<float> scaled, float factor)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float to = ref MemoryMarshal.GetReference(sum);
        ref float first = ref MemoryMarshal.GetReference(added);
        ref float second = ref MemoryMarshal.GetReference(scaled);
        TLanes factors = TLanes.All(factor);
        nuint rows = (nuint)sum.Length;
        for (nuint row = 0; row < rows; row += (nuint)TLanes.Count)
        {
            TLanes own = TLanes.Load(in first, row);
            TLanes other = TLanes.Load(in second, row);
            TLanes value = own + (factors * other);
            TLanes.Store(TLanes.AnyNaN(value) ? Settled(value, own, other) : value, ref to, row);
        }
    }

    // Doubling makes a NaN quiet and leaves its other bits. Out of line, since it is rare.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static TLanes Settled<TLanes>(TLanes value, TLanes own, TLanes other)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes made = TLanes.Select(TLanes.IsNaN(value), TLanes.All(float.NaN), value);
        TLanes read = TLanes.Select(TLanes.IsNaN(other), other + other, made);
        return TLanes.Select(TLanes.IsNaN(own), own + own, read);
    }
}
