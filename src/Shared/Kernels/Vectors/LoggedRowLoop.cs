using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>
/// One tick of a formula over rows, as <see cref="RowLoop{TFormula}"/> runs it and with the same bits, where each block of rows is kept in an
/// undo log before it is changed. A block is what the loop holds in registers anyway.
/// </summary>
/// <typeparam name="TFormula">The formula.</typeparam>
internal static class LoggedRowLoop<TFormula>
    where TFormula : struct, IRowFormula
{
    private const int Abreast = RowLoop<TFormula>.Abreast;
    private const nuint OtherSlot = UndoLog.MostRows;

    /// <summary>Runs the tick in lanes of a given width, from where the log says that it was left.</summary>
    /// <param name="own">The column that is written.</param>
    /// <param name="other">As many rows of the column that is read.</param>
    /// <param name="dt">The length of the tick.</param>
    /// <param name="log">Keeps what is overwritten.</param>
    /// <param name="column">The written column's place among those that the kernel declared.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RunIn<TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt, UndoLog log, int column)
        where TLanes : struct, ILanes<TLanes>
    {
        int done = log.Resume(column, own.Length);
        int left = own.Length - done;
        int singly = TFormula.IsShort ? done + left - (left % (Abreast * TLanes.Count)) : done;
        int whole = own.Length - ((own.Length - singly) % TLanes.Count);
        RunAbreast<TLanes>(own[done..singly], other[done..singly], dt, log, new UndoPosition(column, done, Count: 0, Slot: 0));
        RunSingly<TLanes>(own[singly..whole], other[singly..whole], dt, log, new UndoPosition(column, singly, Count: 0, Slot: 0));
        RunSingly<Lanes1>(own[whole..], other[whole..own.Length], dt, log, new UndoPosition(column, whole, Count: 0, Slot: 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunAbreast<TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt, UndoLog log, UndoPosition start)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint lanes = (nuint)TLanes.Count;
        nuint rows = (nuint)own.Length;
        TLanes step = TLanes.All(dt);
        long word = First(log, start, Abreast * TLanes.Count, rows);
        nuint slot = 0;
        for (nuint row = 0; row < rows; row += Abreast * lanes)
        {
            ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(own), row);
            ref float fixedFirst = ref Unsafe.Add(ref MemoryMarshal.GetReference(other), row);
            ref float kept = ref Unsafe.Add(ref log.Slots, slot);
            TLanes v0 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, 0, step);
            TLanes v1 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, lanes, step);
            TLanes v2 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, 2 * lanes, step);
            TLanes v3 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, 3 * lanes, step);
            TLanes v4 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, 4 * lanes, step);
            TLanes v5 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, 5 * lanes, step);
            TLanes v6 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, 6 * lanes, step);
            TLanes v7 = NextOfKept<TLanes>(ref first, in fixedFirst, ref kept, 7 * lanes, step);
            log.Keep(word);
            word = (word + UndoPosition.Stride(Abreast * TLanes.Count)) ^ 1;
            slot ^= OtherSlot;
            if (TLanes.AnyNaN(((v0 + v1) + (v2 + v3)) + ((v4 + v5) + (v6 + v7))))
            {
                RowLoop<TFormula>.RunAbreastOfAny<TLanes>(ref first, in fixedFirst, dt, ticks: 1);
                continue;
            }

            TLanes.Store(v0, ref first, 0);
            TLanes.Store(v1, ref first, lanes);
            TLanes.Store(v2, ref first, 2 * lanes);
            TLanes.Store(v3, ref first, 3 * lanes);
            TLanes.Store(v4, ref first, 4 * lanes);
            TLanes.Store(v5, ref first, 5 * lanes);
            TLanes.Store(v6, ref first, 6 * lanes);
            TLanes.Store(v7, ref first, 7 * lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunSingly<TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt, UndoLog log, UndoPosition start)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint rows = (nuint)own.Length;
        TLanes step = TLanes.All(dt);
        long word = First(log, start, TLanes.Count, rows);
        nuint slot = 0;
        for (nuint row = 0; row < rows; row += (nuint)TLanes.Count)
        {
            ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(own), row);
            ref float fixedFirst = ref Unsafe.Add(ref MemoryMarshal.GetReference(other), row);
            TLanes before = TLanes.Load(in first, 0);
            TLanes.Store(before, ref Unsafe.Add(ref log.Slots, slot), 0);
            log.Keep(word);
            word = (word + UndoPosition.Stride(TLanes.Count)) ^ 1;
            slot ^= OtherSlot;
            TLanes fixedRows = TLanes.Load(in fixedFirst, 0);
            TLanes value = TFormula.IsPlain(fixedRows) ? TFormula.Next(before, fixedRows, step) : TLanes.All(float.NaN);
            if (TLanes.AnyNaN(value))
            {
                RowLoop<TFormula>.RunOneOfAny<TLanes>(ref first, in fixedFirst, dt, ticks: 1);
                continue;
            }

            TLanes.Store(value, ref first, 0);
        }
    }

    // What was kept before this loop is done: its slots may be overwritten from here on.
    private static long First(UndoLog log, UndoPosition start, int count, nuint rows)
    {
        if (rows > 0)
        {
            log.Keep(start.ToWord());
        }

        return (start with { Count = count }).ToWord();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NextOfKept<TLanes>(ref float own, ref readonly float other, ref float kept, nuint at, TLanes step)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes before = TLanes.Load(in own, at);
        TLanes.Store(before, ref kept, at);
        return TFormula.Next(before, TLanes.Load(in other, at), step);
    }
}
