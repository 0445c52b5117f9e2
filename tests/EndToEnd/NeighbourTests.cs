using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Ticks that depend on neighbours, in real processes that keep step by themselves, against a loop that shares nothing with them.</summary>
public sealed class NeighbourTests
{
    private const int Seed = 20_261_205;

    // 3 workers measure 1, 2 and 3; 7 measure 1, 2, 4 and 7; 16 measure 1, 2, 4, 8 and 16. Rows: fewer than the kernel reads,
    // fewer than fill a vector, fewer than workers have lines for, borders on lines and on pages.
    [Theory]
    [InlineData(3, 1, 4, Traits = new[] { "Length", "Long" })]
    [InlineData(3, 65, 8)]
    [InlineData(7, 100_003, 11, Traits = new[] { "Length", "Long" })]
    [InlineData(16, 150, 7, Traits = new[] { "Length", "Long" })]
    [InlineData(2, 600_000, 6, Traits = new[] { "Length", "Long" })]
    public void Every_worker_count_and_dispatch_gives_the_heat_of_a_plain_loop(int workers, int rows, int ticks)
    {
        float[] heat = Heat(rows);
        foreach (string[] dispatch in new string[][] { [], ["--batch", "3"] })
        {
            using WorkFolder folder = new();
            JsonElement document = Run(folder, heat, [$"{workers}", "--ticks", $"{ticks}", .. dispatch]);

            (float[] even, float[] odd) = Diffuse(heat, ticks);
            Assert.Equal(even, NpyFile.Read(folder["out/heat.npy"]));
            Assert.Equal(odd, NpyFile.Read(folder["out/heat_next.npy"]));
            Assert.All(document.Measurements(), each => Assert.True(each.GetProperty("matchesSerial").GetBoolean(), $"{each}"));
            Assert.Equal(dispatch.Length == 0 ? ["doorbell", "per-run", "per-tick", "serial"] : ["per-run", "serial"], Distinct(document, "dispatch"), StringComparer.Ordinal);
            Assert.Equal(["streaming"], Distinct(document, "sweep"), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void An_output_after_an_odd_number_of_ticks_comes_with_a_warning()
    {
        using WorkFolder folder = new();
        JsonElement document = Run(folder, Heat(100), ["1", "--ticks", "3"]);

        Assert.Contains("odd-swaps", document.GetProperty("warnings").EnumerateArray().Select(static warning => warning.Text("code")), StringComparer.Ordinal);
    }

    private static JsonElement Run(WorkFolder folder, float[] heat, string[] arguments)
    {
        Directory.CreateDirectory(folder["in"]);
        NpyFile.Write(folder["in/heat.npy"], heat);
        NpyFile.Write(folder["in/heat_next.npy"], new float[heat.Length]);
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, [.. arguments, "--input", "in", "--output", "out", "--kernel", "diffuse", "--samples", "2", "--round-trips", "0", "--json", "-", "--quiet"]);
        outcome.ShouldBe(0);
        Residue.ShouldBeNone(folder);
        return ResultJson.Parse(outcome.Output);
    }

    private static float[] Heat(int rows)
    {
        Random random = new(Seed + rows);
        return [.. Enumerable.Range(0, rows).Select(_ => (random.NextSingle() - 0.5f) * 200)];
    }

    /// <summary>What the two columns hold, in doubles rounded to floats: rounding twice is harmless for sums and products of two.</summary>
    private static (float[] Even, float[] Odd) Diffuse(float[] heat, int ticks)
    {
        float rate = (float)((double)(1f / 30) * 7.5);
        float[][] columns = [[.. heat], new float[heat.Length]];
        for (int tick = 0; tick < ticks; tick++)
        {
            (float[] now, float[] next) = (columns[tick % 2], columns[(tick + 1) % 2]);
            now.CopyTo(next, 0);
            for (int row = 1; row < heat.Length - 1; row++)
            {
                float fromLeft = (float)((double)now[row - 1] - now[row]);
                float fromRight = (float)((double)now[row + 1] - now[row]);
                float step = (float)((double)rate * (float)((double)fromLeft + fromRight));
                next[row] = (float)((double)now[row] + step);
            }
        }

        return (columns[0], columns[1]);
    }

    private static IEnumerable<string> Distinct(JsonElement document, string field) =>
        document.Measurements().Select(each => each.Text(field)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
