using System.Globalization;

namespace ParallelMotion.Soak.Kills;

/// <summary>What a case has workers do.</summary>
/// <param name="Kernels">The kernels of a tick.</param>
/// <param name="Telling">How workers are told, and how they sweep, as options.</param>
/// <param name="Workers">The most workers; fewer are measured too.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Ticks">Ticks of a sample.</param>
/// <param name="Samples">Samples of each run.</param>
internal sealed record CaseSpec(string Kernels, string Telling, int Workers, int Rows, int Ticks, int Samples)
{
    /// <summary>What all samples of a case take together where nobody is killed, by the prices below, in nanoseconds.</summary>
    private const double UndisturbedNanoseconds = 2e9;

    /// <summary>What telling a tick takes beside other work on two CPUs: far more than on a calm machine.</summary>
    private const double NanosecondsToTell = 100_000;

    /// <summary>What filling, hashing and comparing takes for each row of a sample.</summary>
    private const double NanosecondsAround = 10;

    private const int MostSamples = 2000;

    /// <summary>What one row of one tick takes, in nanoseconds.</summary>
    private static readonly Dictionary<string, double> Prices = new(StringComparer.Ordinal)
    {
        ["motion"] = 0.1,
        ["trig"] = 0.4,
        ["diffuse"] = 0.2,
        ["motion+trig"] = 0.5,
        ["starve+motion"] = 0.4,
    };

    /// <summary>What the result depends on: neither on workers nor on how they are told.</summary>
    public string World => string.Create(CultureInfo.InvariantCulture, $"--kernel {Kernels} --rows {Rows} --ticks {Ticks}");

    /// <summary>The whole command line.</summary>
    public string Arguments => string.Create(CultureInfo.InvariantCulture, $"{Workers} {World} {Telling} --samples {Samples}");

    /// <summary>Makes one.</summary>
    /// <param name="draws">The case's numbers.</param>
    public static CaseSpec Draw(Draws draws)
    {
        string kernels = draws.Of<string>(["motion", "trig", "diffuse", "motion+trig", "starve+motion"]);
        string telling = draws.Of<string>(TellingOf(kernels));
        int workers = 2 + draws.Below(3);
        int rows = draws.Of<int>([20_000, 60_000, 150_000, 500_000]);
        int ticks = telling.Contains("per-run", StringComparison.Ordinal) ? draws.Of<int>([100, 1000]) : draws.Of<int>([50, 300]);
        double tick = (rows * Prices[kernels]) + (telling.Contains("per-run", StringComparison.Ordinal) ? 0 : NanosecondsToTell);
        double sample = (1 + RunsWith(workers)) * ((ticks * tick) + (rows * NanosecondsAround));
        return new CaseSpec(kernels, telling, workers, rows, ticks, (int)Math.Clamp(UndisturbedNanoseconds / sample, 1, MostSamples));
    }

    // Kernels that look at neighbours can't be tiled, several can't be fused, those that find rows are told every tick, and a batch takes
    // the place of a dispatch.
    private static string[] TellingOf(string kernels)
    {
        string[] streaming = ["--dispatch per-tick", "--dispatch doorbell", "--dispatch per-run --sweep streaming", "--batch 7 --sweep streaming"];
        string[] tiled = [.. streaming, "--dispatch per-run --sweep tiled", "--batch 7 --sweep tiled"];
        return kernels switch
        {
            "starve+motion" => streaming[..2],
            "diffuse" => streaming,
            "motion+trig" => tiled,
            _ => [.. tiled, "--dispatch per-run --sweep fused", "--batch 20 --sweep fused"],
        };
    }

    // One worker, two, four, and the most.
    private static int RunsWith(int workers) => workers == 2 ? 2 : 3;
}
