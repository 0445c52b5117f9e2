using System.Text.Json;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Lab.Telling;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Lab;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class LabReportTests : IDisposable
{
    private const int TerminalWidth = 80;

    private readonly TemporaryFolder _folder = new();
    private readonly LabResult _result = MadeLab.Result(
        MadeLab.Telling([100_000, 10_000_000], [new Teller(LabChannel.All[1], 16)]), MadeLab.RoundTrips(), ReplayReport.Of(new ReplayExercise(), [MadeLab.Replay()]),
        BalanceReport.Of(new BalanceExercise(), [MadeLab.Skewed([2, 16])], MadeLab.TwoCpus),
        LineReport.Of(new FalseSharingExercise(), MadeLab.Counted(16), MadeLab.TwoCpus));

    [Fact]
    public void Tables_fit_a_terminal_and_the_verdicts_come_last()
    {
        string[] lines = Printed.Lines(_result);

        Assert.All(lines.Where(static line => line.Contains('─', StringComparison.Ordinal)), static line => Assert.True(line.Length <= TerminalWidth, line));
        Assert.Equal(_result.Exercises.Select(static each => $"* {each.Verdict}"), lines[^_result.Exercises.Count..], StringComparer.Ordinal);
    }

    [Fact]
    public void Every_exercise_stands_under_its_question() => Assert.All(
        _result.Exercises, each => Assert.Contains($"{each.Name}: {each.Question}", Printed.Lines(_result), StringComparer.Ordinal));

    [Fact]
    public void The_document_has_exercises_under_the_names_that_scripts_know()
    {
        JsonElement document = Written();

        Assert.Equal(["dispatch", "round-trip", "replay", "balance", "false-sharing"], Texts(document.GetProperty("exercises"), "name"), StringComparer.Ordinal);
        Assert.All(document.GetProperty("exercises").EnumerateArray(), static each => AssertNames(each, "name question verdict tables hints pictures"));
        Assert.All(
            document.GetProperty("exercises").EnumerateArray().SelectMany(static each => each.GetProperty("tables").EnumerateArray()),
            static table =>
            {
                AssertNames(table, "title columns rows howToRead");
                Assert.All(table.GetProperty("rows").EnumerateArray(), row => Assert.Equal(table.GetProperty("columns").GetArrayLength(), row.GetArrayLength()));
            });
        AssertNames(document.GetProperty("spec"), "exercises workers rows ticks seed samples quick allowLostUpdates");
        Assert.Equal(5, document.GetProperty("verdicts").GetArrayLength());
    }

    [Fact]
    public void Round_trips_say_what_state_and_placement_they_are_of()
    {
        JsonElement trips = Written().GetProperty("roundTrips");

        Assert.Equal(["hot", "hot", "hot", "hot", "parked", "parked", "parked", "parked"], Texts(trips, "state"), StringComparer.Ordinal);
        Assert.Equal(["unpinned", "same-core", "other-core", "unpinned"], Texts(trips, "placement").Take(4), StringComparer.Ordinal);
        Assert.Equal([false, true, false, true], trips.EnumerateArray().Take(4).Select(static each => each.GetProperty("isOversubscribed").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, trips[0].GetProperty("responseP50Seconds").ValueKind);
        Assert.Equal(4e-5, trips[4].GetProperty("responseMaxSeconds").GetDouble());
        Assert.Equal(1e-6, trips[3].GetProperty("jitterP50Seconds").GetDouble());
    }

    [Fact]
    public void Steps_and_measurements_stand_beside_them()
    {
        JsonElement document = Written();

        AssertNames(document.GetProperty("steps")[0], "workers placement secondsPerTick isOversubscribed");
        Assert.All(document.GetProperty("steps").EnumerateArray(), static step => Assert.Equal(4e-7, step.GetProperty("secondsPerTick").GetDouble(), 1e-15));
        Assert.Equal([100_000, 10_000_000, 128, 1_000_003, 1024], document.GetProperty("measurements").EnumerateArray().Select(static each => each.GetProperty("rows").GetInt32()).Distinct());
        Assert.All(
            document.GetProperty("measurements").EnumerateArray().Where(static each => each.GetProperty("dispatch").GetString() is "serial"),
            static each => Assert.Equal(1, each.GetProperty("speedup").GetDouble()));
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertNames(JsonElement element, string names) =>
        Assert.Equal(names.Split(' ').Order(StringComparer.Ordinal), element.EnumerateObject().Select(static each => each.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string?> Texts(JsonElement array, string name) => array.EnumerateArray().Select(each => each.GetProperty(name).GetString());

    private JsonElement Written()
    {
        string path = _folder.At("lab.json");
        File.WriteAllText(path, JsonText.Of(ResultDocument.Of(_result)));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
