using System.Security.Cryptography;
using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Columns in, columns out: numbers move, everything else passes through.</summary>
public sealed class RealInputTests
{
    [Fact]
    public void Columns_that_no_kernel_writes_pass_through_untouched()
    {
        using WorkFolder folder = new();
        folder.Write("stars.csv", "name,pos_x,vel_x,mag\n\"Gl 1, A\",1,0.50e0,14.580\nTwo,-2,0.25,\n");

        CoordinatorRun.ToTheEnd(
            folder, "2", "--input", "stars.csv", "--output", "moved.csv", "--kernel", "motion", "--ticks", "4", "--dt", "2", "--samples", "1", "--round-trips", "0")
            .ShouldBe(0);

        Assert.Equal("name,pos_x,vel_x,mag\n\"Gl 1, A\",5,0.50e0,14.580\nTwo,0,0.25,\n", File.ReadAllText(folder["moved.csv"]).ReplaceLineEndings("\n"));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Arrays_of_every_type_pass_through_a_folder_bit_for_bit_and_count_in_the_world_hash()
    {
        using WorkFolder folder = new();
        Directory.CreateDirectory(folder["in"]);
        NpyFile.Write(folder["in/pos.npy"], [1, 2, 3]);
        NpyFile.Write(folder["in/vel.npy"], [0.5f, 0.5f, 0.5f]);
        NpyFile.Write<double>(folder["in/mass.npy"], "<f8", [0.1, -0.0, BitConverter.UInt64BitsToDouble(0x7FF8000000000123)]);
        NpyFile.Write<int>(folder["in/id.npy"], "<i4", [int.MinValue, -1, int.MaxValue]);
        NpyFile.Write<uint>(folder["in/key.npy"], "<u4", [0, 1, uint.MaxValue]);

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--input", "in", "--output", "out", "--kernel", "motion", "--ticks", "2", "--dt", "1", "--samples", "1", "--round-trips", "0", "--json", "-", "--quiet");

        outcome.ShouldBe(0);
        Assert.Equal([2f, 3f, 4f], NpyFile.Read(folder["out/pos.npy"]));
        foreach (string column in new[] { "mass", "id", "key" })
        {
            Assert.Equal(File.ReadAllBytes(folder[$"in/{column}.npy"]), File.ReadAllBytes(folder[$"out/{column}.npy"]));
        }

        byte[] world = [.. new[] { "id", "key", "mass", "pos", "vel" }.SelectMany(column => NpyFile.Data(folder[$"out/{column}.npy"]))];
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(world)), document.WorldHash("motion"));
        Assert.Equal(document.WorldHash("motion"), document.Text("outputWorldHash"));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Text_that_a_folder_of_numbers_cannot_hold_is_named_in_a_warning()
    {
        using WorkFolder folder = new();
        folder.Write("stars.csv", "name,pos_x,vel_x\nOne,1,1\n");

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "1", "--input", "stars.csv", "--output", "out", "--kernel", "motion", "--ticks", "1", "--dt", "1", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(0);
        Assert.Contains("not in it: name.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal([2f], NpyFile.Read(folder["out/pos_x.npy"]));
    }
}
