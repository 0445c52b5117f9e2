using ParallelMotion.Coordinator.Logs;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logs;

public sealed class LogMergeTests
{
    [Fact]
    public void Logs_become_one_in_the_order_of_time_and_the_earlier_named_comes_first_at_the_same()
    {
        IEnumerable<LogEntry>[] logs = [[Entry(1, "a"), Entry(3, "d")], [Entry(1, "b"), Entry(2, "c"), Entry(4, "e")], []];

        Assert.Equal("abcde", string.Concat(LogMerge.Of(logs).Select(static each => each.Message)));
    }

    [Fact]
    public void Any_logs_in_order_give_one_in_order_with_all_events()
    {
        Random random = new(20260203);
        IEnumerable<LogEntry>[] logs = [.. Enumerable.Range(0, 7).Select(log => Enumerable.Range(0, random.Next(50)).Select(_ => random.Next(100)).Order().Select(seconds => Entry(seconds, $"{log}")).ToArray())];

        LogEntry[] merged = [.. LogMerge.Of(logs)];

        Assert.Equal(logs.Sum(static log => log.Count()), merged.Length);
        Assert.Equal(merged.OrderBy(static each => each.Time).Select(static each => each.Time), merged.Select(static each => each.Time));
    }

    private static LogEntry Entry(double seconds, string message) => new(string.Empty, MadeLog.Start.AddSeconds(seconds), LogEventLevel.Information, message);
}
