using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Words and sums that go with a timeline.</summary>
internal static class TimelineText
{
    private static readonly string[] States = ["telling", "computing", "waiting", "recovering"];

    /// <summary>What it shows.</summary>
    public static string TitleOf(TimelineEntry line) =>
        $"{line.Kernel}: {RunName.Workers(line.Workers)}, {ComparedRuns.Told(line.Dispatch, line.TicksPerDispatch, line.Ticks)}, {line.Sweep}{(line.Placement is "pinned" ? ", pinned" : string.Empty)}";

    /// <summary>The states that occur, in the order in which they are explained.</summary>
    public static IEnumerable<string> StatesOf(TimelineEntry line) => States.Where(state => line.Spans.Any(span => string.Equals(span.State, state, StringComparison.Ordinal)));

    /// <summary>A state, in words.</summary>
    public static string Words(string state) => state switch
    {
        "telling" => "telling: the coordinator gives orders",
        "computing" => "computing",
        "waiting" => "waiting (thin): for orders, for others, for a CPU; the coordinator for answers",
        _ => "recovering: a worker has died and another takes its place",
    };

    /// <summary>How it is read.</summary>
    public static string HowToRead(TimelineEntry line)
    {
        string shown = line.Dispatches == 1 ? "its one dispatch" : $"its first {line.Dispatches:N0} dispatches";
        string sample = line.Sample is { } number ? $"sample {number}" : "a run without a sample";
        string of = line.Seconds is { } seconds ? $", which took {UnitText.Seconds(seconds)} in all" : ", which broke off";
        return $"Time runs to the right, a line for each process; full bars are work, thin lines waiting. Many gaps: telling costs. One long bar among short ones: uneven work, or a CPU was missing. "
            + $"From {sample}{of}: {shown}.";
    }

    /// <summary>What everybody's states come to.</summary>
    public static PageTable Sums(TimelineEntry line)
    {
        string[] states = [.. StatesOf(line)];
        double all = line.Spans.Max(static span => span.ToSeconds);
        return new PageTable(
            TitleOf(line),
            [new PageColumn("who", IsNumber: false), .. states.Select(static state => new PageColumn(state))],
            [.. Enumerable.Range(-1, line.Workers + 1).Select(worker => (IReadOnlyList<PageCell>)[
                new PageCell(worker < 0 ? "coordinator" : $"worker {worker}"),
                .. states.Select(state => Sum(line.Spans.Where(span => (span.Worker ?? -1) == worker && string.Equals(span.State, state, StringComparison.Ordinal)), all))])],
            [$"Sums, and their parts of the {UnitText.Seconds(all)} shown."],
            IsFolded: false);
    }

    private static PageCell Sum(IEnumerable<SpanEntry> spans, double all)
    {
        double seconds = spans.Sum(static span => span.ToSeconds - span.FromSeconds);
        return new PageCell(seconds > 0 ? $"{UnitText.Seconds(seconds)} ({UnitText.Percent(seconds / all)})" : "-");
    }
}
