using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logging;

[Collection(nameof(ConsoleIsOurs))]
public sealed class LogSetupTests : IDisposable
{
    private static readonly RunId Run = new(0xabc);

    private readonly string _folder = Directory.CreateTempSubdirectory("parallelmotion-test-").FullName;
    private readonly TextWriter _outBefore = Console.Out;
    private readonly TextWriter _errorBefore = Console.Error;
    private readonly StringWriter _out = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);

    public LogSetupTests()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
    }

    [Fact]
    public void Every_line_of_the_file_is_JSON_with_the_runs_id()
    {
        JsonElement[] lines = Logged(LogEventLevel.Error, log =>
        {
            log.Logger.Information("Worker {WorkerId} started\nwith a break", 1);
            log.Logger.Error(new IOException("a\nb"), "Worker {WorkerId} failed", 2);
        });

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal("0000000000000abc", line.GetProperty("RunId").GetString()));
    }

    [Theory]
    [InlineData(LogEventLevel.Error, new[] { "i", "e" })]
    [InlineData(LogEventLevel.Information, new[] { "i", "e" })]
    [InlineData(LogEventLevel.Debug, new[] { "d", "i", "e" })]
    public void The_file_has_Information_or_what_the_console_has_if_that_is_more(LogEventLevel console, string[] expected)
    {
        JsonElement[] lines = Logged(console, log =>
        {
            log.Logger.Debug("d");
            log.Logger.Information("i");
            log.Logger.Error("e");
        });

        Assert.Equal(expected, lines.Select(line => line.GetProperty("@mt").GetString()), StringComparer.Ordinal);
    }

    [Fact]
    public void The_console_has_its_own_level_on_standard_error_and_nothing_on_standard_output()
    {
        _ = Logged(LogEventLevel.Warning, log =>
        {
            log.Logger.Information("hidden");
            log.Logger.Warning("shown to {Name}", "you");
            log.Logger.Fatal("last");
        });

        Assert.Equal($"[WRN] shown to you{Environment.NewLine}[FTL] last{Environment.NewLine}", _error.ToString());
        Assert.Empty(_out.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Colours_are_written_exactly_when_asked_for(bool color)
    {
        using (RunLog log = LogSetup.Build(Run, logFile: null, LogEventLevel.Information, color, defaultFolder: _folder))
        {
            log.Logger.Warning("x");
        }

        Assert.Equal(color, _error.ToString().Contains('\u001b', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LogEventLevel.Warning)]
    [InlineData(LogEventLevel.Information)]
    public void What_a_terminal_would_obey_is_spelt_out_on_the_console_and_as_it_was_in_the_file(LogEventLevel level)
    {
        JsonElement line = Assert.Single(Logged(level, static log => log.Logger.Error(new IOException("Stack \u001b[31m"), "said: {Words}", "first\r\nsecond \u001b[2J\u009b2J\u0007")));

        Assert.Equal(
            ["[ERR] said: first", "second \\u001b[2J\\u009b2J\\u0007", "System.IO.IOException: Stack \\u001b[31m", ""],
            _error.ToString().ReplaceLineEndings("\n").Split('\n'),
            StringComparer.Ordinal);
        Assert.Equal("first\r\nsecond \u001b[2J\u009b2J\u0007", line.GetProperty("Words").GetString());
        Assert.False(line.TryGetProperty(VisibleEvents.Exception, out _));
    }

    [Fact]
    public void Without_a_folder_to_write_to_the_console_still_works()
    {
        string blocked = Path.Combine(_folder, "logs");
        File.WriteAllText(blocked, "");

        using RunLog log = LogSetup.Build(Run, logFile: null, LogEventLevel.Warning, color: false, defaultFolder: blocked);
        log.Logger.Warning("shown");

        Assert.Null(log.File);
        Assert.NotNull(log.Warning);
        Assert.Contains("shown", _error.ToString(), StringComparison.Ordinal);
        Assert.False(log.Logger.IsEnabled(LogEventLevel.Information));
        Assert.Equal(0, log.DroppedEvents);
    }

    [Fact]
    public void A_named_file_that_cannot_be_opened_is_refused() =>
        Assert.Throws<RefusedException>(() => LogSetup.Build(Run, _folder, LogEventLevel.Warning, color: false));

    [Fact]
    public void A_console_that_throws_does_not_reach_the_caller()
    {
        using ThrowingWriter broken = new();
        Console.SetError(broken);

        JsonElement[] lines = Logged(LogEventLevel.Information, log => log.Logger.Error("x"));

        Assert.Single(lines);
        Assert.True(broken.WasAsked);
    }

    [Fact]
    public void A_full_disk_reaches_neither_the_caller_nor_closing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");

        RunLog log = LogSetup.Build(Run, "/dev/full", LogEventLevel.Fatal, color: false);
        log.Logger.Information("lost");
        long start = Stopwatch.GetTimestamp();
        Exception? thrown = Record.Exception(log.Dispose);

        // An exception that nobody catches holds its thread until the limit, while the test runner reports it.
        Assert.Null(thrown);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, RunLog.CloseLimit * 0.9);
    }

    [Fact]
    public void Logging_after_closing_and_closing_twice_are_harmless()
    {
        RunLog log = LogSetup.Build(Run, logFile: null, LogEventLevel.Fatal, color: false, defaultFolder: _folder);
        log.Dispose();

        Assert.Null(Record.Exception(() =>
        {
            log.Logger.Information("late");
            log.Dispose();
        }));
    }

    public void Dispose()
    {
        Console.SetOut(_outBefore);
        Console.SetError(_errorBefore);
        _out.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private JsonElement[] Logged(LogEventLevel consoleLevel, Action<RunLog> write)
    {
        using RunLog log = LogSetup.Build(Run, logFile: null, consoleLevel, color: false, defaultFolder: _folder);
        write(log);
        log.Dispose();
        Assert.Equal(0, log.DroppedEvents);
        return [.. File.ReadAllLines(log.File!).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private sealed class ThrowingWriter : StringWriter
    {
        public bool WasAsked { get; private set; }

        public override void Write(char value) => Throw();

        public override void Write(string? value) => Throw();

        public override void Write(char[] buffer, int index, int count) => Throw();

        private void Throw()
        {
            WasAsked = true;
            throw new IOException("No space left on device");
        }
    }
}
