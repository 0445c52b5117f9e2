using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>What was measured on a table of one size.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Ticks">Ticks of each run.</param>
/// <param name="Measurements">All runs, the serial one first.</param>
/// <param name="Told">What each teller's runs amount to.</param>
internal sealed record TellingSize(int Rows, int Ticks, IReadOnlyList<Measurement> Measurements, IReadOnlyList<ToldRuns> Told);

/// <summary>A teller's runs on a table of one size, which differ in how many ticks a dispatch has.</summary>
/// <param name="Teller">Who was told, and by what.</param>
/// <param name="Ticks">Ticks of each run.</param>
/// <param name="Runs">The runs, that with the smallest dispatches first.</param>
/// <param name="Empty">A round trip without ticks, in the same processes.</param>
internal sealed record ToldRuns(Teller Teller, int Ticks, IReadOnlyList<Measurement> Runs, RoundTrip Empty)
{
    /// <summary>
    /// Through the fastest samples, one for each number of dispatches: other load only ever slows a run down, so they are what
    /// a second measurement finds again.
    /// </summary>
    public TellingFit Fit { get; } = TellingFit.Of([.. Runs.Select(static run => ((double)DispatchesOf(run), run.Seconds.Minimum))]);

    /// <summary>The same through the medians: with whatever load there was.</summary>
    public TellingFit Typical { get; } = TellingFit.Of([.. Runs.Select(static run => ((double)DispatchesOf(run), run.Seconds.Median))]);

    /// <summary>Seconds of one tick's work; not positive where noise left nothing of it.</summary>
    public double WorkPerTick => Fit.WorkSeconds / Ticks;

    /// <summary>How often workers were told in a run.</summary>
    public static int DispatchesOf(Measurement run) => (run.Plan.Ticks + run.Plan.TicksPerDispatch - 1) / run.Plan.TicksPerDispatch;
}
