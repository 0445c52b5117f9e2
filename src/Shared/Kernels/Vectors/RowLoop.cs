using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// Runs ticks of a formula over rows, each vector of rows held in registers until its last tick. The one loop of all
/// sweeps: streaming and tiled ask for one tick at a time, fused for all.
/// <para>
/// Every tick evaluates the whole formula. One of its operands (the tick's length, or the other column) is loaded anew in
/// each in a way that forbids the compiler to compute once what doesn't change from tick to tick.
/// </para>
/// <para>
/// A row that is NaN keeps its bits (made quiet). Of two NaNs a processor keeps the first operand's, and which operand
/// comes first is the compiler's choice, made anew for each width: results would depend on it. A NaN made of numbers is
/// <see cref="float.NaN"/>, whatever the processor makes.
/// </para>
/// </summary>
/// <typeparam name="TFormula">The formula.</typeparam>
internal static class RowLoop<TFormula>
    where TFormula : struct, IRowFormula
{
    /// <summary>Vectors held side by side for a short formula: enough to hide an addition's latency twice over.</summary>
    internal const int Abreast = 8;

    /// <summary>Runs ticks in the widest lanes that this machine is fast in.</summary>
    /// <param name="rows">The rows. Where they have an undo log, there is one tick, and what is overwritten is kept.</param>
    /// <param name="own">The column that is written, by its place among those that the kernel declared.</param>
    /// <param name="other">The column that is read.</param>
    /// <param name="dt">The length of a tick.</param>
    /// <param name="ticks">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(KernelRows rows, int own, int other, float dt, int ticks)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RunIn<Lanes16>(rows, own, other, dt, ticks);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RunIn<Lanes8>(rows, own, other, dt, ticks);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            RunIn<Lanes4>(rows, own, other, dt, ticks);
        }
        else
        {
            RunIn<Lanes1>(rows, own, other, dt, ticks);
        }
    }

    /// <summary>Runs ticks in lanes of a given width, with an undo log where the rows have one.</summary>
    /// <inheritdoc cref="Run"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunIn<TLanes>(KernelRows rows, int own, int other, float dt, int ticks)
        where TLanes : struct, ILanes<TLanes>
    {
        if (rows.Undo.IsKept && ticks == 1)
        {
            LoggedRowLoop<TFormula>.RunIn<TLanes>(rows.Write<float>(own), rows.Read<float>(other), dt, rows.Undo, own);
        }
        else
        {
            RunIn<TLanes>(rows.Write<float>(own), rows.Read<float>(other), dt, ticks);
        }
    }

    /// <summary>Runs ticks in lanes of a given width, and the rows that fill no vector one by one.</summary>
    /// <param name="own">The column that is written.</param>
    /// <param name="other">As many rows of the column that is read.</param>
    /// <param name="dt">The length of a tick.</param>
    /// <param name="ticks">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunIn<TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt, int ticks)
        where TLanes : struct, ILanes<TLanes>
    {
        int done = TFormula.IsShort ? own.Length - (own.Length % (Abreast * TLanes.Count)) : 0;
        int whole = own.Length - (own.Length % TLanes.Count);
        if (ticks == 1)
        {
            RunOneTickAbreast<TLanes>(own[..done], other[..done], dt);
        }
        else
        {
            RunAbreast<TLanes>(own[..done], other[..done], dt, ticks);
        }

        RunSingly<TLanes>(own[done..whole], other[done..whole], dt, ticks);
        RunSingly<Lanes1>(own[whole..], other[whole..own.Length], dt, ticks);
    }

    // One tick: nothing is held.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunOneTickAbreast<TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint lanes = (nuint)TLanes.Count;
        nuint rows = (nuint)own.Length;
        TLanes step = TLanes.All(dt);
        for (nuint row = 0; row < rows; row += Abreast * lanes)
        {
            ref float start = ref Unsafe.Add(ref MemoryMarshal.GetReference(own), row);
            ref float fixedStart = ref Unsafe.Add(ref MemoryMarshal.GetReference(other), row);
            TLanes v0 = TFormula.Next(TLanes.Load(in start, 0), TLanes.Load(in fixedStart, 0), step);
            TLanes v1 = TFormula.Next(TLanes.Load(in start, lanes), TLanes.Load(in fixedStart, lanes), step);
            TLanes v2 = TFormula.Next(TLanes.Load(in start, 2 * lanes), TLanes.Load(in fixedStart, 2 * lanes), step);
            TLanes v3 = TFormula.Next(TLanes.Load(in start, 3 * lanes), TLanes.Load(in fixedStart, 3 * lanes), step);
            TLanes v4 = TFormula.Next(TLanes.Load(in start, 4 * lanes), TLanes.Load(in fixedStart, 4 * lanes), step);
            TLanes v5 = TFormula.Next(TLanes.Load(in start, 5 * lanes), TLanes.Load(in fixedStart, 5 * lanes), step);
            TLanes v6 = TFormula.Next(TLanes.Load(in start, 6 * lanes), TLanes.Load(in fixedStart, 6 * lanes), step);
            TLanes v7 = TFormula.Next(TLanes.Load(in start, 7 * lanes), TLanes.Load(in fixedStart, 7 * lanes), step);
            if (TLanes.AnyNaN(((v0 + v1) + (v2 + v3)) + ((v4 + v5) + (v6 + v7))))
            {
                RunAbreastOfAny<TLanes>(ref start, in fixedStart, dt, ticks: 1);
                continue;
            }

            TLanes.Store(v0, ref start, 0);
            TLanes.Store(v1, ref start, lanes);
            TLanes.Store(v2, ref start, 2 * lanes);
            TLanes.Store(v3, ref start, 3 * lanes);
            TLanes.Store(v4, ref start, 4 * lanes);
            TLanes.Store(v5, ref start, 5 * lanes);
            TLanes.Store(v6, ref start, 6 * lanes);
            TLanes.Store(v7, ref start, 7 * lanes);
        }
    }

    // Both columns stay in registers. Loads in the loop over ticks would take the ports by which the processor, reading
    // ahead, fills the first-level cache with the next rows. Compiled fully at first call: tiering would run the first
    // dispatches several times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunAbreast<TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt, int ticks)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint lanes = (nuint)TLanes.Count;
        nuint rows = (nuint)own.Length;
        for (nuint row = 0; row < rows; row += Abreast * lanes)
        {
            ref float start = ref Unsafe.Add(ref MemoryMarshal.GetReference(own), row);
            ref float fixedStart = ref Unsafe.Add(ref MemoryMarshal.GetReference(other), row);
            TLanes v0 = TLanes.Load(in start, 0);
            TLanes v1 = TLanes.Load(in start, lanes);
            TLanes v2 = TLanes.Load(in start, 2 * lanes);
            TLanes v3 = TLanes.Load(in start, 3 * lanes);
            TLanes v4 = TLanes.Load(in start, 4 * lanes);
            TLanes v5 = TLanes.Load(in start, 5 * lanes);
            TLanes v6 = TLanes.Load(in start, 6 * lanes);
            TLanes v7 = TLanes.Load(in start, 7 * lanes);
            TLanes o0 = TLanes.Load(in fixedStart, 0);
            TLanes o1 = TLanes.Load(in fixedStart, lanes);
            TLanes o2 = TLanes.Load(in fixedStart, 2 * lanes);
            TLanes o3 = TLanes.Load(in fixedStart, 3 * lanes);
            TLanes o4 = TLanes.Load(in fixedStart, 4 * lanes);
            TLanes o5 = TLanes.Load(in fixedStart, 5 * lanes);
            TLanes o6 = TLanes.Load(in fixedStart, 6 * lanes);
            TLanes o7 = TLanes.Load(in fixedStart, 7 * lanes);
            for (int tick = 0; tick < ticks; tick++)
            {
                TLanes step = TLanes.All(Volatile.Read(ref dt));
                v0 = TFormula.Next(v0, o0, step);
                v1 = TFormula.Next(v1, o1, step);
                v2 = TFormula.Next(v2, o2, step);
                v3 = TFormula.Next(v3, o3, step);
                v4 = TFormula.Next(v4, o4, step);
                v5 = TFormula.Next(v5, o5, step);
                v6 = TFormula.Next(v6, o6, step);
                v7 = TFormula.Next(v7, o7, step);
            }

            if (TLanes.AnyNaN(((v0 + v1) + (v2 + v3)) + ((v4 + v5) + (v6 + v7))))
            {
                RunAbreastOfAny<TLanes>(ref start, in fixedStart, dt, ticks);
                continue;
            }

            TLanes.Store(v0, ref start, 0);
            TLanes.Store(v1, ref start, lanes);
            TLanes.Store(v2, ref start, 2 * lanes);
            TLanes.Store(v3, ref start, 3 * lanes);
            TLanes.Store(v4, ref start, 4 * lanes);
            TLanes.Store(v5, ref start, 5 * lanes);
            TLanes.Store(v6, ref start, 6 * lanes);
            TLanes.Store(v7, ref start, 7 * lanes);
        }
    }

    // Where the sum of a block is NaN some row is (or infinities cancel in the sum: then this costs time only). Nothing was
    // stored yet. Out of line, since its values would take the loop's registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void RunAbreastOfAny<TLanes>(ref float start, ref readonly float fixedStart, float dt, int ticks)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nuint vector = 0; vector < Abreast; vector++)
        {
            nuint row = vector * (nuint)TLanes.Count;
            RunOneOfAny<TLanes>(ref Unsafe.Add(ref start, row), in Unsafe.Add(ref Unsafe.AsRef(in fixedStart), row), dt, ticks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunSingly<TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt, int ticks)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint rows = (nuint)own.Length;
        TLanes step = TLanes.All(dt);
        for (nuint row = 0; row < rows; row += (nuint)TLanes.Count)
        {
            ref float start = ref Unsafe.Add(ref MemoryMarshal.GetReference(own), row);
            ref float fixedStart = ref Unsafe.Add(ref MemoryMarshal.GetReference(other), row);
            if (!TFormula.IsPlain(TLanes.Load(in fixedStart, 0)))
            {
                RunOneOfAny<TLanes>(ref start, in fixedStart, dt, ticks);
                continue;
            }

            TLanes value = TLanes.Load(in start, 0);
            for (int tick = 0; tick < ticks; tick++)
            {
                Volatile.ReadBarrier();
                value = TFormula.Next(value, TLanes.Load(in fixedStart, 0), step);
            }

            if (TLanes.AnyNaN(value))
            {
                RunOneOfAny<TLanes>(ref start, in fixedStart, dt, ticks);
                continue;
            }

            TLanes.Store(value, ref start, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void RunOneOfAny<TLanes>(ref float start, ref readonly float fixedStart, float dt, int ticks)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes value = TLanes.Load(in start, 0);
        TLanes step = TLanes.All(dt);
        for (int tick = 0; tick < ticks; tick++)
        {
            Volatile.ReadBarrier();
            value = TFormula.NextOfAny(value, TLanes.Load(in fixedStart, 0), step);
        }

        TLanes.Store(SettleNaN(value, TLanes.Load(in start, 0), TLanes.Load(in fixedStart, 0)), ref start, 0);
    }

    // Doubling makes a NaN quiet and leaves its other bits. A NaN that the formula made of numbers (infinities that cancel)
    // has a sign of the processor's choice.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SettleNaN<TLanes>(TLanes value, TLanes before, TLanes other)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes made = TLanes.Select(TLanes.IsNaN(value), TLanes.All(float.NaN), value);
        TLanes next = TLanes.Select(TLanes.IsNaN(other), value, made);
        return TLanes.Select(TLanes.IsNaN(before), before + before, next);
    }
}
