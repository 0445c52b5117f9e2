using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Every run that was measured, with every sample.</summary>
internal static class MeasurementSection
{
    private static readonly PageColumn[] Columns =
    [
        new("workers"), new("told", IsNumber: false), new("sweep", IsNumber: false), new("median"), new("spread"), new("speed-up"), new("bandwidth"), new("result", IsNumber: false), new("samples", IsNumber: false),
    ];

    public static PageSection Of(ResultDocument result) => result.Measurements.Count == 0
        ? new PageSection("measurements", "All measurements", "Nothing was measured.", [])
        : new PageSection(
            "measurements",
            "All measurements",
            $"{result.Measurements.Count:N0} runs, each sample in the order in which it was taken. The same figures, unrounded, come with --json.",
            [.. Tables(result), .. Audits(result), Hashes(result)]);

    private static IEnumerable<PagePart> Tables(ResultDocument result) =>
        from alike in result.Measurements.GroupBy(static run => (run.Kernel, run.Rows, run.Ticks))
        select new PageTable(
            $"{alike.Key.Kernel}: {alike.Key.Rows:N0} rows, {alike.Key.Ticks:N0} ticks",
            Columns,
            [.. alike.Select(Row)],
            ["Spread: from fastest to slowest sample, in medians. Speed-up: against the serial run in the same sweep. Bandwidth: what the kernel's loads and stores amount to."]);

    private static IReadOnlyList<PageCell> Row(MeasurementEntry run)
    {
        double[] samples = [.. run.SamplesSeconds];
        return
        [
            new(run.Dispatch is "serial" ? "serial" : RunName.CountOf(run.Workers, run.Placement is "pinned")),
            new(run.Dispatch is "serial" ? "-" : ComparedRuns.ToldOf(run) + (run.Api is null ? string.Empty : $" ({run.Api})")),
            new(run.TileRows is { } rows ? $"{run.Sweep}, {rows:N0} rows" : run.Sweep),
            new(UnitText.Seconds(run.MedianSeconds)),
            new(samples.Length > 1 && run.MedianSeconds > 0 ? UnitText.Percent((samples.Max() - samples.Min()) / run.MedianSeconds) : "-"),
            new(double.IsFinite(run.Speedup) ? UnitText.Times(run.Speedup) : "-"),
            new(double.IsFinite(run.BytesPerSecond) ? UnitText.BytesPerSecond(run.BytesPerSecond) : "-"),
            run.MatchesSerial ? new(run.ResumedFromTick is { } tick ? $"exact, from tick {tick:N0}" : "exact") : new("WRONG", IsBad: true),
            new(samples.Length == 0 ? "none" : string.Join("  ", samples.Select(UnitText.Seconds))),
        ];
    }

    private static IEnumerable<PagePart> Audits(ResultDocument result)
    {
        if (result.Audits.Count > 0)
        {
            yield return new PageTable(
                "Audited ticks",
                [new("kernel", IsNumber: false), new("workers"), new("rows written"), new("findings", IsNumber: false)],
                [.. result.Audits.Select(static audit => (IReadOnlyList<PageCell>)[
                    new(audit.Kernel),
                    new($"{audit.Workers}"),
                    new($"{audit.RowsWritten:N0}"),
                    new(audit.Findings.Count == 0 ? "none" : string.Join("; ", audit.Findings.Select(Text)), IsBad: audit.Findings.Count > 0)])],
                ["One tick was run on private views of the columns, and every row that was changed held against the plan."]);
        }
    }

    private static string Text(AuditFindingEntry finding) =>
        $"{finding.Breach}: column {finding.Column}, rows {finding.FirstRow:N0} to {finding.EndRow:N0}, worker {finding.Worker}{(finding.Other is { } other ? $" and {other}" : string.Empty)}, {finding.Count:N0} in all";

    private static PageTable Hashes(ResultDocument result) => new(
        "World hashes",
        [new("kernel", IsNumber: false), new("runs"), new("SHA-256 over all columns", IsNumber: false)],
        [
            .. result.Measurements.GroupBy(static run => (run.Kernel, run.Rows, run.Ticks, run.WorldHash)).Select(static alike => (IReadOnlyList<PageCell>)[new(alike.Key.Kernel), new($"{alike.Count():N0}"), new(alike.Key.WorldHash)]),
            .. result.OutputWorldHash is { } output ? new IReadOnlyList<PageCell>[] { [new("the output"), new("-"), new(output)] } : [],
        ],
        ["Runs of one kernel on one table have one hash, however they were told: anything else is wrong."]);
}
