using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Where shared memory is scarce a run is refused with both numbers, or it finishes: it never dies of a page that isn't there.</summary>
public sealed class SmallMemoryTests
{
    private const long Page = 4096;

    // The control region, two columns of 1000 float32 and two journals, each with its header of 64 KiB; a journal has a page of its own
    // before the copied rows. Then what a run that is gone on with is told: a page of options, and four for which run is being carried out.
    private const long Needed = (5 * (65_536 + Page)) + (2 * Page) + (5 * Page);

    private static readonly string[] SmallRun = ["2", "--kernel", "motion", "--rows", "1000", "--ticks", "5", "--samples", "1", "--round-trips", "0"];

    [Theory]
    [InlineData(-Page, 13)]
    [InlineData(0, 0, Traits = new[] { "Length", "Long" })]
    [InlineData(Page, 0, Traits = new[] { "Length", "Long" })]
    public void One_page_decides_before_a_worker_starts(long more, int exitCode)
    {
        SmallMemory.SkipWhereThereIsNone();
        using WorkFolder folder = new();
        using MemoryFolder memory = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Prefix = SmallMemory.Prefix(Needed + more, memory.Path) }, [.. SmallRun, "--memory-folder", memory.Path]);

        outcome.ShouldBe(exitCode);
        string log = File.ReadAllText(Assert.Single(folder.Logs));
        Assert.Equal(exitCode == 0, log.Contains("WorkerStarted", StringComparison.Ordinal));
        Assert.Equal(exitCode != 0, outcome.Error.Contains($"needed={Needed} bytes, available={Needed + more} bytes", StringComparison.Ordinal));
        Residue.ShouldBeNone(folder);
    }

    // Filled before a worker exists: no row was found yet, so nobody has touched the pages of the segments. Were they not reserved, the
    // first row that is found would end whoever finds it with a bus error.
    [Fact]
    public void A_run_finishes_with_the_right_bits_though_its_file_system_fills_up_meanwhile()
    {
        SmallMemory.SkipWhereThereIsNone();
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        using CoordinatorRun run = CoordinatorRun.Start(
            folder,
            new CoordinatorRun.Options { Prefix = SmallMemory.Prefix(8 << 20, memory.Path) },
            "2", "--plan", "creatures", "--rows", "1e5", "--ticks", "20", "--samples", "2", "--round-trips", "10", "--memory-folder", memory.Path);
        run.WaitForStage("starting 2 workers");

        long filled = SmallMemory.Fill(run.Pid, memory.Path);

        Assert.InRange(filled, Page, 8 << 20);
        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(0);
        Assert.Contains("gave the serial result to the bit, in every sample", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }
}
