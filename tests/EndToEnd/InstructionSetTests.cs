using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>
/// The bits don't depend on the vector unit. The runtime's switches take units away from coordinator and workers; without
/// AVX2 fused multiply-adds are gone as well, and without any intrinsics the portable code runs.
/// </summary>
public sealed class InstructionSetTests
{
    [Fact]
    [Trait("Length", "Long")]
    public void Every_vector_unit_gives_the_same_world_and_is_logged()
    {
        (string Unit, string Hashes) native = Run([]);
        List<string> units = [native.Unit];
        foreach (string variable in (string[])["DOTNET_EnableAVX512=0", "DOTNET_EnableAVX2=0", "DOTNET_EnableHWIntrinsic=0"])
        {
            (string unit, string hashes) = Run(["env", variable]);
            Assert.Equal(native.Hashes, hashes);
            units.Add(unit);
        }

        Assert.Equal("portable, 1 row", units[^1]);
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            Assert.Equal("SSE, 4 rows", units[^2]);
            Assert.True(!Vector512.IsHardwareAccelerated || units.Distinct(StringComparer.Ordinal).Count() == 4, string.Join("; ", units));
        }
    }

    private static (string Unit, string Hashes) Run(string[] prefix)
    {
        using WorkFolder folder = new();

        // Angles beyond the fast reduction and what is no angle at all are in the input, next to ordinary ones.
        Random random = new(20261126);
        string input = Directory.CreateDirectory(folder["input"]).FullName;
        NpyFile.Write(Path.Combine(input, "x.npy"), Values(random));
        NpyFile.Write(Path.Combine(input, "out.npy"), Values(random));
        NpyFile.Write(Path.Combine(input, "pos.npy"), Values(random));
        NpyFile.Write(Path.Combine(input, "vel.npy"), Values(random));

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Prefix = prefix }, "2", "--input", input, "--ticks", "3", "--samples", "1", "--round-trips", "0", "--json", "-", "--quiet",
            "--log-file", folder["log.clef"], "--verbosity", "error");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        string unit = document.GetProperty("machine").GetProperty("vectorUnit").GetString()!;
        Assert.Contains($"\"VectorUnit\":\"{unit}\"", File.ReadAllText(folder["log.clef"]), StringComparison.Ordinal);
        return (unit, $"{document.WorldHash("motion")} {document.WorldHash("trig")}");
    }

    private static float[] Values(Random random)
    {
        float[] values = [.. Enumerable.Range(0, 10_007).Select(_ => (random.NextSingle() - 0.5f) * 2000)];
        for (int row = 0; row < values.Length; row += 13)
        {
            values[row] = BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32));
        }

        return values;
    }
}
