using ParallelMotion.Coordinator.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logging;

public sealed class LogTailTests : IDisposable
{
    private readonly LogTail _tail = new();
    private readonly Logger _log;

    public LogTailTests()
    {
        _log = new LoggerConfiguration().WriteTo.Sink(_tail).CreateLogger();
    }

    [Fact]
    public void Each_event_is_handed_out_once_to_whoever_says_which_he_knows()
    {
        Write(3);
        Assert.Equal(["1", "2", "3"], Texts(_tail.After(0, most: 100, out long last)), StringComparer.Ordinal);
        Write(1);

        Assert.Equal(["1"], Texts(_tail.After(last, most: 100, out last)), StringComparer.Ordinal);
        Assert.Empty(_tail.After(last, most: 100, out _));
    }

    [Fact]
    public void Of_more_than_are_wanted_or_kept_the_newest_are_handed_out()
    {
        Write(LogTail.Most + 7);

        Assert.Equal(LogTail.Most, _tail.After(0, most: int.MaxValue, out long last).Count);
        Assert.Equal(LogTail.Most + 7, last);
        Assert.Equal([$"{LogTail.Most + 6}", $"{LogTail.Most + 7}"], Texts(_tail.After(0, most: 2, out _)), StringComparer.Ordinal);
    }

    [Fact]
    public void A_number_of_an_earlier_run_hides_nothing()
    {
        Write(2);

        Assert.Equal(2, _tail.After(500, most: 100, out _).Count);
    }

    public void Dispose() => _log.Dispose();

    private static IEnumerable<string> Texts(IEnumerable<LogEvent> events) => events.Select(static each => each.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));

    private void Write(int count)
    {
        for (int each = 1; each <= count; each++)
        {
            _log.Information("{Number}", each);
        }
    }
}
