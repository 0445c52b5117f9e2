using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>The world hash can be computed from the .npy files by anybody, in any language.</summary>
public sealed class WorldHashTests
{
    private const int Rows = 10_007;
    private const int Ticks = 11;
    private const int Seed = 20_261_124;

    [Fact]
    public void It_equals_the_hash_of_the_output_and_of_the_input_moved_by_hand()
    {
        using WorkFolder folder = new();
        (float[] pos, float[] vel) = WriteInput(folder);

        JsonElement document = Run(folder);

        for (int tick = 0; tick < Ticks; tick++)
        {
            for (int row = 0; row < Rows; row++)
            {
                // A double holds the product of two floats, and rounding their sum twice is harmless: an oracle of its own.
                float step = (float)((double)vel[row] * (1f / 32));
                pos[row] = (float)((double)pos[row] + step);
            }
        }

        Assert.Equal(pos, NpyFile.Read(folder["out/pos.npy"]));
        Assert.Equal(vel, NpyFile.Read(folder["out/vel.npy"]));
        byte[] world = [.. NpyFile.Data(folder["out/pos.npy"]), .. NpyFile.Data(folder["out/vel.npy"])];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(world)), document.WorldHash("motion"));
        Assert.Equal(document.WorldHash("motion"), document.Text("outputWorldHash"));
    }

    [Fact]
    public void It_equals_the_hash_that_Python_computes_from_the_input()
    {
        Assert.SkipUnless(Shell.Has("python3"), "python3 is not installed.");
        using WorkFolder folder = new();
        WriteInput(folder);

        JsonElement document = Run(folder);

        string script = Path.Combine(AppContext.BaseDirectory, "world_hash.py");
        using Process python = Process.Start(
            new ProcessStartInfo("python3", [script, folder["in"], $"{Ticks}", "0.03125"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string hash = python.StandardOutput.ReadToEnd().Trim();
        Assert.True(python.WaitForExit(CoordinatorRun.Limit));
        Assert.Equal(hash, document.WorldHash("motion"));
    }

    private static (float[] Pos, float[] Vel) WriteInput(WorkFolder folder)
    {
        Random random = new(Seed);
        float[] pos = [.. Enumerable.Range(0, Rows).Select(_ => (random.NextSingle() - 0.5f) * 1e4f)];
        float[] vel = [.. Enumerable.Range(0, Rows).Select(_ => (random.NextSingle() - 0.5f) * 10)];
        Directory.CreateDirectory(folder["in"]);
        NpyFile.Write(folder["in/pos.npy"], pos);
        NpyFile.Write(folder["in/vel.npy"], vel);
        return (pos, vel);
    }

    private static JsonElement Run(WorkFolder folder)
    {
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder,
            "2", "--input", "in", "--output", "out", "--kernel", "motion", "--ticks", $"{Ticks}", "--dt", "1/32", "--samples", "1", "--round-trips", "0", "--json", "-", "--quiet");
        outcome.ShouldBe(0);
        Residue.ShouldBeNone(folder);
        return ResultJson.Parse(outcome.Output);
    }
}
