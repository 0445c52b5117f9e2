using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>The tables about curves.</summary>
internal static class SpeedupTables
{
    /// <summary>One curve.</summary>
    /// <param name="runs">Its runs.</param>
    /// <param name="cpus">CPUs there are to share.</param>
    public static ExerciseTable Curve(ScaledRuns runs, int cpus)
    {
        ExerciseTable table = new(
            $"{runs.Curve.Name}: {runs.Rows:N0} rows, {runs.Serial.Plan.Ticks:N0} ticks (medians of {runs.Serial.Seconds.Count} samples)",
            [">workers", ">median", ">spread", ">speed-up", ">efficiency", ">bandwidth", "CPUs"],
            ["Speed-up: against one process alone (serial). Efficiency: speed-up a worker.", "Oversubscribed: workers take turns on fewer CPUs, and no law is fitted there."]);
        Add("serial", runs.Serial);
        foreach (Measurement run in runs.Runs)
        {
            Add(run.Plan.Workers.ToString(), run);
        }

        return table;

        void Add(string workers, Measurement run) => table.Add(
            new Cell(run.Plan.Workers, workers),
            Cell.Seconds(run.Seconds.Median),
            Cell.Share(run.Seconds.Spread),
            Cell.Times(runs.SpeedUp(run)),
            Cell.Share(runs.SpeedUp(run) / run.Plan.Workers),
            new Cell(run.BytesPerSecond, UnitText.BytesPerSecond(run.BytesPerSecond)),
            Cell.Words(run.Plan.Workers > cpus ? "oversubscribed" : "one each"));
    }

    /// <summary>What laws say.</summary>
    public static ExerciseTable Laws(IReadOnlyList<FitAttempt> attempts)
    {
        ExerciseTable table = new(
            "Laws: workers x time = one worker's time x (1 + contention (n - 1) + ...)",
            ["curve", "law", "constant", ">found", ">from", ">to", ">flat"],
            ["Contention: what one does while all wait. Coherence: what each pair costs.", "From, to: 95 %. Flat: from so many workers on, twice as many gain under 10 %."]);
        foreach (FitAttempt attempt in attempts)
        {
            if (attempt.Fit is not { } fit)
            {
                Add(attempt, "refused", Cell.None, Cell.None, Cell.None, Cell.None);
                continue;
            }

            Add(attempt, "contention", [.. Cells(fit.Contention), fit.FlatFrom is { } flat ? Cell.Count(flat) : Cell.Words("never")]);
            if (fit.Law != ScalingLaw.Amdahl)
            {
                Add(attempt, "coherence", [.. Cells(fit.Coherence), Cell.None]);
            }
        }

        return table;

        void Add(FitAttempt attempt, string constant, params Cell[] cells) =>
            table.Add([Cell.Words(attempt.Curve), Cell.Words(attempt.Law == ScalingLaw.Amdahl ? "Amdahl" : "USL"), Cell.Words(constant), .. cells]);
    }

    /// <summary>What the baseline takes besides its columns.</summary>
    public static ExerciseTable Footprints(IReadOnlyList<ScalingSize> sizes)
    {
        ExerciseTable table = new(
            "The serial run besides its columns",
            ["kernel", ">rows", ">heap a tick", ">page faults a tick"],
            ["A baseline with temporaries pays for memory that workers may not pay for, and", "speed-up against it is partly the allocator's. 0: none; -: not counted."]);
        foreach (ScalingSize size in sizes)
        {
            SerialFootprint found = size.Footprint;
            table.Add(
                Cell.Words(found.Run.Schedule.Name),
                Cell.Count(size.Rows),
                new Cell(found.BytesPerTick, UnitText.Bytes(found.BytesPerTick)),
                found.FaultsPerTick is { } faults ? new Cell(faults, faults.ToString("0.##")) : Cell.None);
        }

        return table;
    }

    private static Cell[] Cells(Estimate found) => [Cell.Share(found.Value), Cell.Share(found.Low), Cell.Share(found.High)];
}
