using System.IO.Pipes;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tests.Logging;

public sealed class LogFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parallelmotion-test-").FullName;

    [Fact]
    public void The_default_file_bears_the_runs_id_and_its_folder_is_made()
    {
        LogFile file = LogFile.Default(new RunId(0xabc), Path.Combine(_folder, "logs"));

        Assert.Equal(Path.Combine(_folder, "logs", "parallelmotion-0000000000000abc.clef"), file.Path);
        Assert.True(File.Exists(file.Path));
        Assert.Null(file.Warning);
    }

    [Fact]
    public void A_default_folder_that_cannot_be_made_is_a_warning()
    {
        string blocked = Path.Combine(_folder, "logs");
        File.WriteAllText(blocked, "in the way");

        LogFile file = LogFile.Default(new RunId(0xabc), blocked);

        Assert.Null(file.Path);
        Assert.Contains("--log-file", file.Warning, StringComparison.Ordinal);
        Assert.Contains(blocked, file.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_file_is_added_to_and_its_folder_made()
    {
        string path = Path.Combine(_folder, "a", "b.clef");
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        File.WriteAllText(path, "earlier\n");

        Assert.Equal(path, LogFile.Named(path).Path);
        Assert.Equal("earlier\n", File.ReadAllText(path));
        Assert.NotNull(LogFile.Named(Path.Combine(_folder, "c", "d.clef")).Path);
    }

    [Fact]
    public void A_named_file_that_is_a_folder_is_refused() => AssertRefused(_folder);

    [Fact]
    public void An_empty_name_is_refused() => AssertRefused("");

    [Fact]
    public void A_name_with_a_zero_in_it_is_refused() => AssertRefused("a\0b");

    [Fact]
    public void A_named_file_below_a_file_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");

        AssertRefused(Path.Combine(_folder, "file", "log.clef"));
    }

    [Fact]
    public void A_named_file_another_run_is_writing_is_refused()
    {
        string path = Path.Combine(_folder, "log.clef");
        using FileStream other = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);

        AssertRefused(path);
    }

    [Fact]
    public void A_pipe_is_refused_since_the_sink_would_silently_write_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /proc/self/fd here.");
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);

        AssertRefused($"/proc/self/fd/{pipe.SafePipeHandle.DangerousGetHandle()}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void AssertRefused(string path)
    {
        RefusedException refusal = Assert.Throws<RefusedException>(() => LogFile.Named(path));

        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
        Assert.Contains("log-file=" + path, refusal.Message, StringComparison.Ordinal);
    }
}
