using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Comparing;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>The comparison of two result documents, as a command of its own: no host, no run and no log.</summary>
internal static class SideBySide
{
    /// <summary>A run that takes eleven times as long is as good as any to hear of.</summary>
    private const double MostShare = 10;

    /// <summary>Compares, and says what is different.</summary>
    /// <param name="before">The file of what it was.</param>
    /// <param name="after">The file of what it is.</param>
    /// <param name="flags">Settings from the command line.</param>
    /// <returns><see cref="ExitCode.WrongResult"/> where bits differ; <see cref="ExitCode.Regression"/> where a run is slower by what was asked to be heard of.</returns>
    /// <exception cref="RefusedException">A file can't be used, the two can't be compared, or nobody takes the report.</exception>
    public static ExitCode Run(string before, string after, IReadOnlyDictionary<string, string?> flags)
    {
        CompareOptions options = Settings.Read<CompareOptions>(flags, AppContext.BaseDirectory);
        double? threshold = Threshold(options.FailOnRegression);

        // From the command line alone: a variable that sends every job's document to a file means no comparison.
        string? jsonPath = OptionReader.Optional(flags.GetValueOrDefault(nameof(CompareOptions.Json)));
        string? markdownPath = Markdown(flags.GetValueOrDefault(nameof(CompareOptions.Markdown)));
        RefuseOneFileForTwo(before, after, jsonPath, markdownPath);
        if (jsonPath is FileOutput.StandardOutput && markdownPath is FileOutput.StandardOutput)
        {
            throw RefusedException.Usage("Cannot write two things to standard output because nobody could tell them apart: --json and --markdown=-, expected=one of them. Name a file for the other.");
        }

        FileOutput? json = jsonPath is null ? null : FileOutput.Prepare("the comparison", "json", jsonPath);
        FileOutput? markdown = markdownPath is null ? null : FileOutput.Prepare("the comparison", "markdown", markdownPath);
        Comparison comparison = Comparison.Of(DocumentReader.Read(before), DocumentReader.Read(after), threshold);
        Require(comparison, options.AcrossMachines);

        json?.Write(JsonText.Of(ComparisonDocument.Of(comparison)));
        markdown?.Write(ComparisonReport.Markdown(comparison));
        bool onError = json is { IsStandardOutput: true } || markdown is { IsStandardOutput: true };
        ComparisonReport.Print(ReportConsole.On(onError, TerminalColor.Of(options.NoColor)), comparison);
        return comparison.Wrong.Any() ? ExitCode.WrongResult : comparison.Regressions.Any() ? ExitCode.Regression : ExitCode.Fine;
    }

    /// <summary>Reads a share, as 5% or 0.05.</summary>
    internal static double? Threshold(string? text)
    {
        if (OptionReader.Optional(text) is not { } given)
        {
            return null;
        }

        bool isPercent = given.EndsWith('%');
        if (FractionText.TryParse(isPercent ? given[..^1].TrimEnd() : given, out double number) && number >= 0 && (isPercent ? number / 100 <= MostShare : number < 1))
        {
            return isPercent ? number / 100 : number;
        }

        throw RefusedException.Usage($"Cannot use the given regression because it is no share: fail-on-regression={given}, expected=a percentage with its sign, such as 5%, or a share below 1, such as 0.05.");
    }

    private static void RefuseOneFileForTwo(string before, string after, string? json, string? markdown)
    {
        OptionReader reader = new();
        reader.RefuseOneFileForTwo(("A", before), ("--json", json), ("--markdown", markdown));
        reader.RefuseOneFileForTwo(("B", after), ("--json", json), ("--markdown", markdown));
        reader.RequireNoProblems();
    }

    // An option without its value stands for the usual one, here standard output.
    private static string? Markdown(string? text) => OptionReader.Optional(text) switch
    {
        null => null,
        OptionSet.On => FileOutput.StandardOutput,
        string path => path,
    };

    private static void Require(Comparison comparison, bool acrossMachines)
    {
        string[] machines = [.. comparison.Machines.Where(static each => each.Matters).Select(static each => each.ToString())];
        if (machines.Length > 0 && !acrossMachines)
        {
            throw RefusedException.Usage($"Cannot compare because figures of different machines have nothing to do with each other: {string.Join("; ", machines)}, expected=the same. --across-machines compares them all the same.");
        }

        if (comparison.Runs.Count == 0)
        {
            throw RefusedException.Usage(
                $"Cannot compare because no run is in both files: A has {Named(comparison.OnlyInA)}, B has {Named(comparison.OnlyInB)}. Measure both with the same kernels, rows, ticks and workers.");
        }

        if (comparison.Threshold is not null && !comparison.Runs.Any(static run => run.CanTellSlower))
        {
            throw RefusedException.Usage(
                $"Cannot look for regressions because no run has samples enough to tell one from chance: samples={comparison.Runs[0].A.SamplesSeconds.Count} and {comparison.Runs[0].B.SamplesSeconds.Count}, "
                + $"expected={ComparisonVerdicts.SamplesFor(comparison.Runs.Count)} at least. Measure both with --samples {ComparisonVerdicts.SamplesFor(comparison.Runs.Count)}.");
        }
    }

    private static string Named(IReadOnlyList<ComparedRun> runs) => runs.Count == 0
        ? "none that is whole"
        : $"{runs.Count} such as {runs[0].Kernel}, {runs[0].Key.Name} ({runs[0].Rows:N0} rows, {runs[0].Ticks:N0} ticks)";
}
