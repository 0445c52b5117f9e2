using ParallelMotion.Coordinator.Logs;
using ParallelMotion.Coordinator.Observation;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logs;

public sealed class LogFilterTests
{
    private static readonly LogEntry Lost = new(string.Empty, MadeLog.Start.AddSeconds(2), LogEventLevel.Warning, "lost")
    {
        Number = 111,
        Name = "WorkerLost",
        Worker = 3,
        Run = "0170a6b25072f019",
        Place = RunPlace.None with { Exercise = "races" },
    };

    private static readonly LogEntry Other = new(string.Empty, MadeLog.Start, LogEventLevel.Information, "other");

    public static TheoryData<string> Asked => ["worker", "level", "run", "name", "number", "exercise", "since", "until"];

    [Theory]
    [MemberData(nameof(Asked))]
    public void Each_filter_takes_what_it_asks_for_and_nothing_else(string what)
    {
        (LogFilter right, LogFilter wrong) = what switch
        {
            "worker" => (LogFilter.None with { Worker = 3 }, LogFilter.None with { Worker = 0 }),
            "level" => (LogFilter.None with { Level = LogEventLevel.Warning }, LogFilter.None with { Level = LogEventLevel.Error }),
            "run" => (LogFilter.None with { Run = "0170A6" }, LogFilter.None with { Run = "170a6" }),
            "name" => (LogFilter.None with { Event = "workerlost" }, LogFilter.None with { Event = "WorkerLos" }),
            "number" => (LogFilter.None with { Event = "111" }, LogFilter.None with { Event = "11" }),
            "exercise" => (LogFilter.None with { Exercise = "Races" }, LogFilter.None with { Exercise = "telling" }),
            "since" => (LogFilter.None with { Since = LogMoment.Parse("2") }, LogFilter.None with { Since = LogMoment.Parse("2.001") }),
            _ => (LogFilter.None with { Until = LogMoment.Parse("2s") }, LogFilter.None with { Until = LogMoment.Parse("1999ms") }),
        };

        Assert.True(right.Takes(Lost, MadeLog.Start));
        Assert.False(wrong.Takes(Lost, MadeLog.Start));
        Assert.True(LogFilter.None.Takes(Other, MadeLog.Start));
        Assert.Equal(what is "until", right.Takes(Other, MadeLog.Start));
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("+1.5", 1.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("2s", 2)]
    [InlineData("3m", 180)]
    [InlineData("1h", 3600)]
    [InlineData("2026-02-03T12:00:05Z", 5)]
    [InlineData("2026-02-03T12:00:05", 5)]
    [InlineData("2026-02-03T14:00:05+02:00", 5)]
    public void A_moment_is_a_time_or_so_long_after_the_beginning(string text, double seconds) =>
        Assert.Equal(MadeLog.Start.AddSeconds(seconds), LogMoment.Parse(text)!.After(MadeLog.Start));

    [Theory]
    [InlineData("")]
    [InlineData("later")]
    [InlineData("-1")]
    [InlineData("1.5x")]
    [InlineData("sm")]
    [InlineData("1e300")]
    [InlineData("99999999999999999999h")]
    [InlineData("2026-02-33T12:00:00Z")]
    public void Anything_else_is_none(string text) => Assert.Null(LogMoment.Parse(text));
}
