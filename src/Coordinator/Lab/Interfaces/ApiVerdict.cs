using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Interfaces;

/// <summary>Whether the call makes a difference, as far as the figures show it.</summary>
internal static class ApiVerdict
{
    /// <summary>Tells it in one sentence.</summary>
    public static string Of(ApiSize size)
    {
        if (size.Runs.FirstOrDefault(static run => run.Mismatch is not null) is { } wrong)
        {
            return $"api: WRONG: {RunName.Of(wrong.Plan)} differs from the serial result, {wrong.Mismatch}.";
        }

        WayRun[] told = [.. size.Ways.Where(static each => each.Way.Api == Dispatch.DispatchApi.Submit)];
        WayRun[] peers = [.. size.Ways.Where(static each => each.Way.Dispatch == Dispatch.DispatchMode.Threads && each.Way != each.Way.Usual)];
        return $"api: {Tasks(size, told)}; in one process {string.Join(" and ", peers.Select(each => $"{each.Way.Call} {Peer(size.RatioOf(each)!)}"))}; the same bits by every call.";
    }

    private static string Tasks(ApiSize size, WayRun[] told)
    {
        (string Group, PairedRatio Ratio)[] all = [.. told.Select(each => (each.Way.Group.Replace("processes, ", string.Empty, StringComparison.Ordinal), size.RatioOf(each)!))];
        string figures = string.Join(", ", all.Select(static each => $"{each.Ratio} of it by {each.Group}"));
        string tick = UnitText.Seconds(size.Ways[0].Run.Seconds.Median / size.Serial.Plan.Ticks);
        return all.All(static each => each.Ratio.Judgement == Judgement.Equal)
            ? $"it makes no difference whether one call blocks or a task a range is awaited: at {tick} a tick tasks took {figures}, equal within {PairedRatio.Bound:0.00}x"
            : $"one call that blocks and a task a range aren't shown to be equal: at {tick} a tick tasks took {string.Join(", ", all.Select(static each => $"{each.Ratio} of it by {each.Group} ({Meaning(each.Ratio)})"))}";
    }

    private static string Meaning(PairedRatio ratio) => ratio.Judgement switch
    {
        Judgement.Equal => "equal",
        Judgement.Longer => "longer, as every figure of the interval says",
        Judgement.Shorter => "shorter, as every figure of the interval says",
        Judgement.TooFew => "too few samples to judge",
        _ => "too noisy to judge",
    };

    private static string Peer(PairedRatio ratio) => ratio.Judgement switch
    {
        Judgement.Equal => $"takes the same as threads of our own ({ratio})",
        Judgement.Longer => $"takes longer than threads of our own ({ratio})",
        Judgement.Shorter => $"takes less than threads of our own ({ratio})",
        _ => $"can't be told from threads of our own ({ratio})",
    };
}
