using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Where workers run and what their pages are, and that neither changes a bit of the result.</summary>
public sealed class PlacementTests
{
    [Fact]
    public void With_pin_the_most_workers_are_measured_both_ways_and_give_the_same_bits()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Tried on Linux only.");
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--pin", "--kernel", "motion", "--rows", "20000", "--ticks", "10", "--samples", "3", "--round-trips", "100", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        JsonElement[] pinned = [.. document.Measurements().Where(static each => each.Text("placement") is "pinned")];
        Assert.Equal(
            ["doorbell streaming 2", "per-run fused 2", "per-run streaming 2", "per-run tiled 2", "per-tick streaming 2"],
            pinned.Select(static each => $"{each.Text("dispatch")} {each.Text("sweep")} {each.Number("workers")}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.NotEmpty(document.WorldHash("motion"));
        Assert.Equal(
            ["pipe 1 unpinned", "doorbell 1 unpinned", "pipe 2 unpinned", "doorbell 2 unpinned", "pipe 2 pinned", "doorbell 2 pinned"],
            document.GetProperty("roundTrips").EnumerateArray().Select(static each => $"{each.Text("channel")} {each.Number("workers")} {each.Text("placement")}"), StringComparer.Ordinal);
        Assert.Contains("2 pinned", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("motion: pinned to a CPU each, 2 workers told", outcome.Output, StringComparison.Ordinal);
        Assert.Equal([0, 1], Events(folder, "WorkerPinned").Select(static each => each.Number("WorkerId")));
    }

    [Fact]
    [Trait("Length", "Long")]
    public void Huge_pages_change_no_bit_and_are_counted()
    {
        Assert.Equal(Hash("on", out long withHuge), Hash("off", out long without));
        Assert.Equal(0, without);
        Assert.InRange(withHuge, SystemCollapses ? 1 : 0, 2 * 3_000_000 * sizeof(float));
    }

    private static bool SystemCollapses =>
        Environment.OSVersion.Version >= new Version(6, 1)
        && File.Exists("/sys/kernel/mm/transparent_hugepage/shmem_enabled")
        && !File.ReadAllText("/sys/kernel/mm/transparent_hugepage/shmem_enabled").Contains("[deny]", StringComparison.Ordinal);

    private static string Hash(string hugePages, out long hugePageBytes)
    {
        using WorkFolder folder = new();
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--huge-pages", hugePages, "--kernel", "motion", "--rows", "3M", "--ticks", "3", "--samples", "1", "--round-trips", "0", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        hugePageBytes = document.GetProperty("spec").GetProperty("hugePageBytes").GetInt64();
        Assert.Equal(hugePageBytes, Assert.Single(Events(folder, "HugePages")).GetProperty("HugePageBytes").GetInt64());
        return document.WorldHash("motion");
    }

    private static IEnumerable<JsonElement> Events(WorkFolder folder, string name) => File.ReadLines(Assert.Single(folder.Logs))
        .Select(ResultJson.Parse)
        .Where(each => string.Equals(each.Text("EventName"), name, StringComparison.Ordinal));
}
