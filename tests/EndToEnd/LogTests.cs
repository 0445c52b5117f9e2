using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>What stands in the log of a run in which a worker was killed, and how it is shown.</summary>
public sealed class LogTests : IDisposable
{
    private static readonly string[] Run = ["2", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "0"];

    private readonly WorkFolder _folder = new();

    [Fact]
    public void The_log_of_a_killed_worker_tells_who_died_of_what_and_who_went_on_where_and_that_the_result_is_right()
    {
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(_folder, new CoordinatorRun.Options { Fault = "tile:30:tear:1" }, [.. Run, "--json", "-"]);

        outcome.ShouldBe(0);
        JsonElement[] log = Log();
        JsonElement lost = Assert.Single(log, static each => Name(each) is "WorkerLost");
        int dead = lost.GetProperty("ProcessId").GetInt32();

        // Killed in the middle of a tile: what it wrote before is there, as its last word.
        Assert.Equal(["ProcessUp", "PostTaken", "DrillStruck"], log.Where(each => IsTold(each) && IsOf(each, dead)).Select(Name), StringComparer.Ordinal);
        int successor = Assert.Single(log, static each => Name(each) is "WorkerReplaced").GetProperty("ProcessId").GetInt32();
        Assert.Equal(["ProcessUp", "ProcessRehearsed", "PostTaken", "TileRestored", "OrderResumed", "ProcessLeaves"], log.Where(each => IsTold(each) && IsOf(each, successor)).Select(Name), StringComparer.Ordinal);
        Assert.Equal(["WorkerStarted", "WorkerLost", "WorkerAppointed", "WorkerReplaced"], log.Where(static each => !IsTold(each) && each.TryGetProperty("WorkerId", out JsonElement worker) && worker.GetInt32() == 1).Select(Name), StringComparer.Ordinal);
        Assert.Equal(["RunMeasured", "WorkersRecovered", "JobEnded"], log.Select(Name).Distinct(StringComparer.Ordinal).TakeLast(3), StringComparer.Ordinal);
        Assert.Equal(("motion", "per-tick", 2), (lost.GetProperty("Kernel").GetString(), lost.GetProperty("Dispatch").GetString(), lost.GetProperty("Workers").GetInt32()));

        // One wording, wherever it is read.
        string cause = lost.GetProperty("Cause").GetString()!;
        Assert.Equal(cause, Assert.Single(ResultJson.Parse(outcome.Output).GetProperty("restarts").EnumerateArray()).GetProperty("cause").GetString());
        Assert.Contains(cause, outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(_folder);
    }

    [Fact]
    public void Each_workers_events_stand_in_its_own_order_with_its_own_times()
    {
        CoordinatorRun.ToTheEnd(_folder, [.. Run, "--verbosity", "debug"]).ShouldBe(0);

        JsonElement[] told = [.. Log().Where(IsTold)];

        // Two workers and one that stands by.
        IGrouping<int, JsonElement>[] byProcess = [.. told.GroupBy(static each => each.GetProperty("ProcessId").GetInt32())];
        Assert.Equal(3, byProcess.Length);
        Assert.All(byProcess, static each =>
        {
            Assert.Equal("ProcessUp", Name(each.First()));
            Assert.Equal("ProcessLeaves", Name(each.Last()));
            Assert.Equal(each.Select(Time).Order(StringComparer.Ordinal), each.Select(Time), StringComparer.Ordinal);
            Assert.True(each.Count(static one => Name(one) is "ColumnsMapped") >= each.Count(static one => Name(one) is "ColumnsUnmapped"));
        });
        Assert.Contains(told, static each => Name(each) is "ColumnsMapped");
    }

    [Fact]
    public void The_command_shows_what_is_asked_for_of_the_newest_log()
    {
        CoordinatorRun.ToTheEnd(_folder, new CoordinatorRun.Options { Fault = "tile:9:kill:1" }, Run).ShouldBe(0);

        CoordinatorRun.Outcome shown = CoordinatorRun.ToTheEnd(_folder, "logs", "--worker", "1", "--level", "warning");
        CoordinatorRun.Outcome lines = CoordinatorRun.ToTheEnd(_folder, "logs", Assert.Single(_folder.Logs), "--event", "111", "--json");

        shown.ShouldBe(0);
        Assert.Equal(["DrillStruck", "WorkerLost"], shown.Output.Split('\n').Where(static line => line.Contains(" WRN w1 ", StringComparison.Ordinal)).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]), StringComparer.Ordinal);
        Assert.DoesNotContain(" INF ", shown.Output, StringComparison.Ordinal);
        lines.ShouldBe(0);
        Assert.Equal("WorkerLost", JsonDocument.Parse(lines.Output).RootElement.GetProperty("EventName").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private static string? Name(JsonElement each) => each.TryGetProperty("EventName", out JsonElement name) ? name.GetString() : null;

    private static string Time(JsonElement each) => each.GetProperty("@t").GetString()!;

    private static bool IsTold(JsonElement each) => each.GetProperty("SourceContext").ValueEquals("ParallelMotion.Worker");

    private static bool IsOf(JsonElement each, int process) => each.TryGetProperty("ProcessId", out JsonElement id) && id.GetInt32() == process;

    private JsonElement[] Log() => [.. File.ReadLines(Assert.Single(_folder.Logs)).Select(static line => JsonDocument.Parse(line).RootElement)];
}
