using System.Collections.Immutable;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;

namespace ParallelMotion.Coordinator.Lab.Lines;

/// <summary>
/// Counters of several workers, on one cache line and on lines of their own: the same stores, the same counts, and another time
/// (false sharing). It is what the alignment of borders is for.
/// </summary>
internal sealed class FalseSharingExercise : IExercise
{
    /// <summary>Increments of a counter in a run: ten times as many as are told at once, or three times.</summary>
    private const int UsualTicks = 20_000_000;
    private const int QuickTicks = 6_000_000;

    private const int UsualSamples = 15;
    private const int QuickSamples = 5;

    /// <inheritdoc/>
    public string Name => "false-sharing";

    /// <inheritdoc/>
    public string Question => "What does it cost when two workers write one cache line?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => ["--rows"];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        // Its table has some rows a worker whatever was asked for, and the options' own bounds are all there are.
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        // The most that were asked for: with fewer, fewer share a line.
        int workers = WorkerCounts.SeveralOf(room.Spec, room.Around.Machine);
        int ticks = room.Spec.TicksOr(room.Spec.IsQuick ? QuickTicks : UsualTicks);
        int samples = room.Spec.Samples ?? (room.Spec.IsQuick ? QuickSamples : UsualSamples);
        ImmutableArray<int> cpus = PinnableCpus.Read();
        ImmutableArray<int> pins = cpus.Length >= workers ? [.. cpus.Take(workers)] : [];
        LineDistance[] distances = [.. LineDistance.All.Select(bytes => new LineDistance(bytes, workers))];
        LineCase[] cases = [.. distances.Select(distance => new LineCase(distance, distance.Plan(ticks, pins), samples))];
        ColumnTable table = LineDistance.Table(workers);
        using Workbench bench = room.Open(table, distances[0].Partition);
        for (int turn = 0; turn < samples; turn++)
        {
            foreach (LineCase each in cases)
            {
                room.Stop.ThrowIfCancellationRequested();
                each.Take(bench, room.Around);
            }
        }

        ExerciseResult result = LineReport.Of(this, [.. cases.Select(static each => each.ToResult())], room.Around.Machine);
        return result with { Hints = [.. result.Hints, .. SeveralHint.For(this, room.Spec)] };
    }
}
