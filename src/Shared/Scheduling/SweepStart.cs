using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>Where a sweep begins: at the start of its range in the first tick, or behind the last tile that a dead process has done.</summary>
/// <param name="Tick">The run's number of the tick.</param>
/// <param name="Kernel">The kernel's place in the tick.</param>
/// <param name="Row">The first row that the kernel has yet to see in this tick; the end of the range where it has seen all.</param>
/// <param name="Found">Rows that the kernel has found so far in this tick.</param>
/// <param name="IsWithin">Whether the kernel's crossing of this tick has begun, so that nobody has to be waited for before it.</param>
internal readonly record struct SweepStart(int Tick, int Kernel, int Row, long Found, bool IsWithin)
{
    /// <summary>Nothing was done yet.</summary>
    public static SweepStart At(int firstTick, int firstRow) => new(firstTick, Kernel: 0, firstRow, Found: 0, IsWithin: false);

    /// <summary>Behind a tile.</summary>
    public static SweepStart Behind(in JournalEntry entry) => new(entry.Tick, entry.Kernel, entry.Rows.End, entry.Found, IsWithin: true);

    /// <summary>In a tile that was left open, at its first row: its undo log knows which of them are done.</summary>
    public static SweepStart In(in JournalEntry entry) => new(entry.Tick, entry.Kernel, entry.Rows.Start, Found: 0, IsWithin: true);

    /// <summary>Whether a crossing is the one in which the sweep begins, and was begun before.</summary>
    public bool IsIn(int tick, int kernel) => IsWithin && tick == Tick && kernel == Kernel;
}
