using System.Diagnostics;
using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>
/// A wall clock that jumps an hour back and forth each time it is looked at. (The build refuses the wall clock in durations already, by
/// BannedSymbols.txt; this is to see that nothing below does otherwise.)
/// </summary>
public sealed class ClockTests
{
    private const string Shim = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <time.h>
        int clock_gettime(clockid_t clock, struct timespec *time)
        {
            static int (*real)(clockid_t, struct timespec *);
            static int calls;
            if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
            int result = real(clock, time);
            if (clock == CLOCK_REALTIME) time->tv_sec += __sync_fetch_and_add(&calls, 1) % 2 ? 3600 : -3600;
            return result;
        }
        """;

    [Fact]
    public void A_clock_that_jumps_kills_nobody_and_spares_nobody()
    {
        using WorkFolder folder = new();
        string library = Compiled(folder);
        string[] job = ["2", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "100000", "--ticks", "20", "--samples", "1", "--round-trips", "0", "--stall-seconds", "2", "--json", "-"];
        CoordinatorRun.Options options = new() { Prefix = ["env", $"LD_PRELOAD={library}"] };

        JsonElement calm = Document(folder, options, job);
        long start = Stopwatch.GetTimestamp();
        JsonElement hung = Document(folder, options with { Fault = "completed:20:hang:0" }, job);

        Assert.Empty(calm.GetProperty("restarts").EnumerateArray());
        Assert.Contains("made no progress", Assert.Single(hung.GetProperty("restarts").EnumerateArray()).Text("cause"), StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 2, 60);
        Residue.ShouldBeNone(folder);
    }

    private static string Compiled(WorkFolder folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Shell.Has("gcc"), "The clock is turned by a small C library, and there is no gcc here.");
        File.WriteAllText(folder["clock.c"], Shim);
        Shell.Run($"gcc -shared -fPIC -o '{folder["clock.so"]}' '{folder["clock.c"]}' -ldl");
        return folder["clock.so"];
    }

    private static JsonElement Document(WorkFolder folder, CoordinatorRun.Options options, string[] job)
    {
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, options, job);
        outcome.ShouldBe(0);
        return ResultJson.Parse(outcome.Output);
    }
}
