using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What the figures say, one sentence each.</summary>
internal static class Verdicts
{
    /// <summary>Tells it in sentences alone.</summary>
    public static IReadOnlyList<string> Of(JobResult result) => [.. Judged(result).Select(static verdict => verdict.Text)];

    /// <summary>Tells it, and how each sentence is meant.</summary>
    public static IReadOnlyList<Verdict> Judged(JobResult result)
    {
        IEnumerable<Verdict> stopped = result.StopVerdict.Select(static text => new Verdict(text, VerdictTone.Wrong));
        IEnumerable<Verdict> audits = result.Audits.SelectMany(static tick => AuditText.Of(tick).Select(text => new Verdict(text, tick.Findings.Count > 0 ? VerdictTone.Wrong : VerdictTone.Plain)));
        if (result.HasAuditFindings)
        {
            // Nothing was measured.
            return [.. stopped, .. audits];
        }

        List<Verdict> verdicts = [.. stopped, .. Correctness(result), .. audits, .. result.Measurements.Select(Resumed).OfType<Verdict>()];

        // Of a wrong result it doesn't matter how soon it was there; and where a run has no sample, it may have been the best.
        foreach (IGrouping<Schedule, Measurement> kernel in result.Measurements.Except(result.Wrong)
            .Where(static measurement => measurement.ResumedFromTick is null)
            .GroupBy(static measurement => measurement.Plan.Schedule)
            .Where(kernel => result.Stopped?.Unfinished.Contains(kernel.Key) is not true))
        {
            string?[] sentences = [SpeedUp(kernel), TickVerdict.Of(kernel), TellingVerdict.Of(result, kernel), Batch(kernel), Batching(kernel), PinningVerdict.Of(kernel)];
            verdicts.AddRange(sentences.OfType<string>().Select(text => new Verdict(text, About: kernel.Key.Name)));
        }

        string?[] last = [PinningVerdict.Of(result.RoundTrips), RestartVerdict.Of(result.Restarts), DisturbedText.Of(result.Measurements)];
        verdicts.AddRange(last.OfType<string>().Select(static text => new Verdict(text)));
        return verdicts;
    }

    private static Verdict? Resumed(Measurement run) => run.ResumedFromTick is { } tick
        ? new Verdict(
            $"{run.Plan.Schedule.Name}: {RunName.Of(run.Plan)} was gone on with from tick {tick} of {run.Plan.Ticks}; its time is that of the rest, {UnitText.Seconds(run.Seconds.Median)}.",
            About: run.Plan.Schedule.Name)
        : null;

    private static IEnumerable<Verdict> Correctness(JobResult result)
    {
        if (result.Measurements.Count == 0)
        {
            // Stopped before the first sample.
            yield break;
        }

        Measurement? wrong = result.Wrong.FirstOrDefault();
        string sampled = result.Stopped is null ? string.Empty : " that were sampled";
        yield return wrong is null
            ? new Verdict($"All {result.Measurements.Count} runs{sampled} gave the serial result to the bit, in every sample.", VerdictTone.Right)
            : new Verdict(
                $"WRONG: {result.Wrong.Count()} of {result.Measurements.Count} runs differ from the serial result, first {wrong.Plan.Schedule.Name} with "
                + $"{RunName.Of(wrong.Plan)}: {wrong.Mismatch}. Either what the kernel does depends on how rows were divided, or somebody wrote rows of another: "
                + "--audit looks for that in one tick.",
                VerdictTone.Wrong);
    }

    // Against the fastest single process, whatever its sweep: workers that beat a slow one and not the fast one are no gain.
    private static string? SpeedUp(IGrouping<Schedule, Measurement> kernel)
    {
        Measurement? best = kernel.Where(static each => !IsSerial(each)).MinBy(static each => each.Seconds.Median);
        Measurement? single = kernel.Where(IsSerial).MinBy(static each => each.Seconds.Median);
        if (best is null || single is null)
        {
            return null;
        }

        double gain = single.Seconds.Median / best.Seconds.Median;
        if (gain < 1)
        {
            return $"{kernel.Key.Name}: no gain from workers: one process {SweepName.Of(single.Plan.Sweep)} ({UnitText.Seconds(single.Seconds.Median)}) is faster than the "
                + $"fastest of them ({RunName.Of(best.Plan)}, {UnitText.Seconds(best.Seconds.Median)}, {UnitText.Times(gain)}).";
        }

        Measurement plainest = kernel.First();
        string besides = single.Plan.Sweep == plainest.Plan.Sweep
            ? string.Empty
            : $", {UnitText.Times(plainest.Seconds.Median / best.Seconds.Median)} as fast as one process {SweepName.Of(plainest.Plan.Sweep)}";
        return $"{kernel.Key.Name}: at best, {RunName.Of(best.Plan)} took {UnitText.Seconds(best.Seconds.Median)}, {UnitText.Times(gain)} as fast as "
            + $"the fastest single process ({SweepName.Of(single.Plan.Sweep)}){besides}.";
    }

    private static bool IsSerial(Measurement each) => each.Plan.Dispatch == DispatchMode.Serial;

    // Of the runs that a batch was chosen for, the one with the most workers in the sweep where telling weighs least.
    private static string? Batch(IGrouping<Schedule, Measurement> kernel)
    {
        Measurement? chosen = kernel.Where(static each => each.Plan is { BatchReason: not null, Sweep: Sweep.Streaming }).MaxBy(static each => each.Plan.Workers);
        return chosen is null
            ? null
            : $"{kernel.Key.Name}: {RunName.Workers(chosen.Plan.Workers)}, streaming, are told {chosen.Plan.TicksPerDispatch:N0} ticks at once: {chosen.Plan.BatchReason}. The log has the others' reasons.";
    }

    private static string? Batching(IGrouping<Schedule, Measurement> kernel)
    {
        Measurement? streaming = kernel
            .Where(static each => each.Plan is { Dispatch: DispatchMode.PerRun, Sweep: Sweep.Streaming, TicksPerDispatch: > 1, TellingShare: null })
            .MaxBy(static each => each.Plan.Workers);
        string[] gains = streaming is null
            ? []
            : [.. kernel.Where(each => each.Plan.Sweep != Sweep.Streaming && each.Plan == streaming.Plan with { Sweep = each.Plan.Sweep }).Select(each => GainOf(streaming, each))];
        return gains.Length == 0
            ? null
            : $"{kernel.Key.Name}: told {RunName.DispatchOf(streaming!.Plan)}, {RunName.Workers(streaming.Plan.Workers)} may run all ticks of a dispatch on rows "
                + $"that stay near, same bits: {string.Join("; ", gains)}.";
    }

    private static string GainOf(Measurement streaming, Measurement near)
    {
        string gain = UnitText.Times(streaming.Seconds.Median / near.Seconds.Median);
        string where = near.Plan.Sweep == Sweep.Fused ? "in registers (fused)" : "in the cache (tiled)";
        return Gain.IsSeen(streaming, near) ? $"{where} {gain} as fast as streaming"
            : Gain.IsSeen(near, streaming) ? $"{where} slower, {UnitText.Times(near.Seconds.Median / streaming.Seconds.Median)} the time of streaming"
            : $"{where} no gain that this run can tell ({gain})";
    }
}
