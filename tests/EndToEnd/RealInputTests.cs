using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>CSV in, CSV out: numbers move, everything else passes through.</summary>
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
