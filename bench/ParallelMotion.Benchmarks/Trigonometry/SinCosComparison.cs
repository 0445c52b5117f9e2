using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>
/// Times all contestants in rounds, one sample of each in turn, so that a slow moment of the machine falls on all alike.
/// </summary>
internal static class SinCosComparison
{
    /// <summary>Runs it.</summary>
    /// <param name="samples">How many rounds.</param>
    public static SinCosDocument Run(int samples)
    {
        SinCosRun[] runs = [.. SinCosContestant.All().Select(static contestant => new SinCosRun(contestant))];
        double[][] rounds = [.. Enumerable.Range(0, samples).Select(_ => Array.ConvertAll(runs, static run => run.Sample()))];
        return new SinCosDocument(
            VectorUnit.Name,
            [.. runs.Select((run, index) => SinCosRow.Of(run.Contestant.Name, [.. rounds.Select(round => round[index])]))]);
    }
}
