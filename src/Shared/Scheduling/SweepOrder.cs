using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>An order in which the ticks of one dispatch cross a range.</summary>
/// <param name="schedule">What a tick is.</param>
internal abstract class SweepOrder(BoundSchedule schedule)
{
    /// <summary>
    /// Rows times ticks between two reports of progress, at most one tile or block more: often enough that a hang is told
    /// from slow work within milliseconds, seldom enough (about 100 us of streaming) to cost nothing that can be measured.
    /// </summary>
    internal const int ReportRows = 1 << 20;

    protected BoundSchedule Schedule { get; } = schedule;

    /// <summary>Runs ticks; at least one.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="firstTick">The first tick of the order: before <paramref name="start"/> where that is a place within.</param>
    /// <param name="ticks">How many ticks the order has.</param>
    /// <param name="progress">Hears of finished rows.</param>
    /// <param name="barrier">Where to wait for others; null where nobody has to.</param>
    public abstract void Run(SweepStart start, int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier);
}
