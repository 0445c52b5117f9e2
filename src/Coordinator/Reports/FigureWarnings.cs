using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What figures themselves say against believing them, beside the warnings that were known before there were any.</summary>
internal static class FigureWarnings
{
    /// <summary>Those of some findings, each with a code of its own.</summary>
    public static IEnumerable<Warning> Of(Findings result)
    {
        if (result.Stopped is { } stopped)
        {
            yield return stopped.Warning;
        }

        if (result.IsWrong)
        {
            yield return new Warning("wrong-result", $"A result differs from the serial one, or workers wrote what isn't theirs: wrong runs={result.Wrong.Count()} of {result.Measurements.Count}. The verdicts say where.");
        }

        if (RestartVerdict.Of(result.Restarts) is { } replaced)
        {
            yield return new Warning("worker-replaced", replaced);
        }

        foreach (Measurement resumed in result.Measurements.Where(static run => run.ResumedFromTick is not null))
        {
            yield return new Warning("resumed", $"A run of {resumed.Plan.Schedule.Name} was gone on with from tick {resumed.ResumedFromTick}: its time is that of the rest, and compares with no other.");
        }

        // The lab takes many short samples on purpose, and judges each exercise by itself.
        if (result is JobResult && DisturbedText.Of(result.Measurements) is { } disturbed)
        {
            yield return new Warning("disturbed", disturbed);
        }
    }
}
