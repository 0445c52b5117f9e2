using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tests.Logs;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class LogsSpecReaderTests : IDisposable
{
    private readonly MadeLog _made = new();

    [Fact]
    public void Where_no_file_is_named_the_newest_of_the_folder_is_meant()
    {
        string older = _made.Write("b.clef", MadeLog.Line(0, "a"));
        string newer = _made.Write("a.clef", MadeLog.Line(0, "a"));
        string other = _made.Write("c.txt", "text");
        File.SetLastWriteTimeUtc(older, MadeLog.Start.UtcDateTime);
        File.SetLastWriteTimeUtc(newer, MadeLog.Start.UtcDateTime.AddSeconds(1));
        File.SetLastWriteTimeUtc(other, MadeLog.Start.UtcDateTime.AddSeconds(2));

        Assert.Equal([newer], LogsSpecReader.Read(new LogsOptions(), _made.Folder).Files);
    }

    [Fact]
    public void A_level_means_at_least_that_and_none_means_all()
    {
        string file = _made.Write("a.clef");

        Assert.Equal(LogEventLevel.Verbose, LogsSpecReader.Read(new LogsOptions { Files = file }).Filter.Level);
        Assert.Equal(LogEventLevel.Warning, LogsSpecReader.Read(new LogsOptions { Files = file, Level = "Warning" }).Filter.Level);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        LogsOptions wrong = new() { Files = $"{_made.Folder}\n{_made.Folder}/none", Worker = "x", Level = "loud", Run = "xyz", Since = "later", Until = "sooner", Follow = true };

        string told = Assert.Throws<RefusedException>(() => LogsSpecReader.Read(wrong)).Message;

        string[] parts = ["it is a folder: file=", "there is no such file: file=", "worker=x", "level=loud", "run=xyz", "since=later", "until=sooner", "follow several logs"];
        Assert.All(parts, part => Assert.Contains(part, told, StringComparison.Ordinal));
        Assert.Equal(parts.Length, told.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void An_empty_folder_and_none_have_no_log() => Assert.All(
        new[] { _made.Folder, Path.Combine(_made.Folder, "none") },
        static folder => Assert.Contains("none is there", Assert.Throws<RefusedException>(() => LogsSpecReader.Read(new LogsOptions(), folder)).Message, StringComparison.Ordinal));

    public void Dispose() => _made.Dispose();
}
