using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>What the pages are that workers run on, and that it changes no bit of the result.</summary>
public sealed class PlacementTests
{
    [Fact]
    public void Huge_pages_change_no_bit_and_are_counted()
    {
        Assert.Equal(Hash("on", out long withHuge), Hash("off", out long without));
        Assert.Equal(0, without);
        Assert.InRange(withHuge, 0, 2 * 3_000_000 * sizeof(float));
    }

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
