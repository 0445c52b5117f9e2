using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>The page of a real run: what it is told while a worker is killed, and that a port which is taken leaves nothing behind.</summary>
public sealed partial class DashboardTests
{
    private static readonly string[] Watched = ["2", "--kernel", "motion", "--rows", "200000", "--ticks", "20", "--dispatch", "per-tick", "--samples", "1000", "--round-trips", "0", "--dashboard"];

    [Fact]
    public async Task A_killed_worker_is_seen_by_whoever_watches_and_the_run_goes_on()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, Watched);
        using HttpClient client = new() { BaseAddress = await UrlAsync(run), Timeout = CoordinatorRun.Limit };
        using StreamReader events = new(await client.GetStreamAsync("/events", stop));
        JsonElement before = await StateAsync(events, static state => state.GetProperty("now").ValueKind == JsonValueKind.Object && state.GetProperty("workers").GetArrayLength() == 2 && IsSampled(state));
        int victim = before.GetProperty("workers")[1].GetProperty("processId").GetInt32();

        Shell.Run($"kill -KILL {victim}");

        JsonElement after = await StateAsync(events, static state => state.GetProperty("restartCount").GetInt32() == 1);
        JsonElement restart = after.GetProperty("restarts")[0];
        Assert.Equal(1, restart.GetProperty("worker").GetInt32());
        Assert.Contains("SIGKILL", restart.GetProperty("cause").GetString(), StringComparison.Ordinal);
        JsonElement replaced = await StateAsync(events, state => state.GetProperty("workers")[1].GetProperty("processId").GetInt32() != victim);
        Assert.Equal(1, replaced.GetProperty("workers")[1].GetProperty("restarts").GetInt32());

        JsonElement health = JsonDocument.Parse(await client.GetStringAsync("/health", stop)).RootElement;
        Assert.Equal(("running", 1), (health.GetProperty("status").GetString(), health.GetProperty("restarts").GetInt32()));

        run.Signal("INT");
        JsonElement last = await StateAsync(events, static state => state.GetProperty("status").GetString() is "ended");
        Assert.Equal("Interrupted", last.GetProperty("outcome").GetString());
        run.WaitForExit().ShouldBe(130);
        _ = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("/health", stop));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_port_that_is_taken_leaves_nothing_behind()
    {
        using WorkFolder folder = new();
        using System.Net.Sockets.TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, [.. Watched, $"{port}"]);

        outcome.ShouldBe(2);
        Assert.Contains($"dashboard={port}", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Logs);
    }

    private static bool IsSampled(JsonElement state) => state.GetProperty("measurements").GetArrayLength() > 0;

    private static async Task<Uri> UrlAsync(CoordinatorRun run)
    {
        run.WaitForStage("can be watched at");
        await Task.Yield();
        return new Uri(Watching().Match(run.StandardError).Groups["url"].Value);
    }

    private static async Task<JsonElement> StateAsync(StreamReader events, Func<JsonElement, bool> isIt)
    {
        long start = Stopwatch.GetTimestamp();
        while (await events.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < CoordinatorRun.Limit, "It was never told.");
            if (line is "event: state")
            {
                JsonElement state = JsonDocument.Parse((await events.ReadLineAsync(TestContext.Current.CancellationToken))!["data: ".Length..]).RootElement;
                if (isIt(state))
                {
                    return state;
                }
            }
        }

        Assert.Fail("The stream ended.");
        return default;
    }

    [GeneratedRegex(@"watched at (?<url>http://[^\s,]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Watching();
}
