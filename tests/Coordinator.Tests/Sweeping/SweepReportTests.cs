using ParallelMotion.Coordinator.Sweeping;

namespace ParallelMotion.Coordinator.Tests.Sweeping;

public sealed class SweepReportTests
{
    [Fact]
    public void A_line_says_what_became_of_each_and_the_last_one_the_sum() => Assert.Equal(
        """
        00000000000000ab             1,500 bytes  removed
        00000000000000cd         2,000,000 bytes  kept, because its run is alive
        parallelmotion-x                       -  kept, because it is a symbolic link
        Removed 1 of 3 in /m: 1,500 bytes.

        """,
        Printed(
            new SweptFolder("00000000000000ab", "/m/a", 1500, KeptBecause: null),
            new SweptFolder("00000000000000cd", "/m/b", 2_000_000, SweptFolder.Alive),
            new SweptFolder("parallelmotion-x", "/m/c", Bytes: null, "it is a symbolic link")));

    [Fact]
    public void Where_nothing_was_that_is_said() => Assert.Equal("Nothing was left in /m.\n", Printed());

    private static string Printed(params SweptFolder[] swept)
    {
        using StringWriter output = new() { NewLine = "\n" };
        SweepReport.Print("/m", swept, output);
        return output.ToString();
    }
}
