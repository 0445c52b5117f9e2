using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>Whether threads or processes are faster, and what the heap has to do with it, as far as the figures show it.</summary>
internal static class ThreadsVerdict
{
    /// <summary>Tells it in one sentence.</summary>
    public static string Of(ThreadsResult result) => result.Differs
        ? $"threads: WRONG: a run differs from the serial result, {result.Runs.FirstOrDefault(static run => run.Mismatch is not null)?.Mismatch?.ToString() ?? "in the world hash of the helper process"}."
        : $"threads: {Pure(result.Pure)}; {Churn(result)}.";

    private static string Pure(IReadOnlyList<PureCase> kernels)
    {
        // Told once: otherwise it would be telling that is compared.
        PairedRatio[] ratios = [.. kernels.Select(static kernel => kernel.Told[0].Ratio)];
        string figures = string.Join(" and ", kernels.Select(static kernel => $"{kernel.Told[0].Ratio} for {kernel.Kernel}"));
        return ratios.All(static ratio => ratio.Judgement == Judgement.Equal)
            ? $"on columns alone they tie: threads take {figures} of what processes take"
            : ratios.Any(static ratio => ratio.Judgement is Judgement.Longer or Judgement.Shorter)
                ? $"on columns alone they don't tie: threads take {figures} of what processes take"
                : $"on columns alone no difference is shown, and no tie either: threads take {figures} of what processes take";
    }

    private static string Churn(ThreadsResult result)
    {
        string workstation = $"with an object for each row threads {Compared(result.RatioOf(result.Threads))} under the workstation's collector, suspended for {UnitText.Percent(result.Threads.PausedShare)} of the run";
        string server = result.Server is { } other
            ? $", {result.RatioOf(other)} under the server's, suspended for {UnitText.Percent(other.PausedShare)}"
            : string.Empty;
        return $"{workstation}{server}; each process for {UnitText.Percent(result.Processes.PausedShare)}, by itself";
    }

    private static string Compared(PairedRatio ratio) => ratio.Judgement switch
    {
        Judgement.Equal => $"still tie with processes ({ratio})",
        Judgement.Longer => $"take {ratio} of what processes take",
        Judgement.Shorter => $"take less, {ratio} of what processes take",
        _ => $"can't be told from processes ({ratio})",
    };
}
