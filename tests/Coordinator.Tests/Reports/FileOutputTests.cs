using System.IO.Pipes;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Reports;

[Collection(nameof(ConsoleIsOurs))]
public sealed class FileOutputTests : IDisposable
{
    private const string Text = "kernel,µs\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Preparing_leaves_no_file()
    {
        _ = Prepare(_folder.At("result.json"));

        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void An_existing_file_stays_until_the_new_one_is_complete()
    {
        string path = _folder.File("result.json", "before");
        FileOutput output = Prepare(path);
        Assert.Equal("before", File.ReadAllText(path));

        output.Write(Text);

        Assert.Equal(Text, File.ReadAllText(path));
        Assert.Equal(["result.json"], _folder.Names());
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_before_the_run()
    {
        TemporaryFolder.Refuses(ExitCode.Usage, () => Prepare(_folder.Path), "Cannot write the result document", $"json={_folder.Path}");
        TemporaryFolder.Refuses(ExitCode.Usage, () => Prepare(_folder.At("missing/result.json")), "json=");
    }

    [Fact]
    public void A_place_that_is_gone_after_the_run_is_refused_with_a_sentence()
    {
        Directory.CreateDirectory(_folder.At("gone"));
        FileOutput output = Prepare(_folder.At("gone/result.json"));
        Directory.Delete(_folder.At("gone"));

        TemporaryFolder.Refuses(ExitCode.TooLittleResource, () => output.Write(Text), "Cannot write the result document", "gone/result.json");
    }

    // Asked without writing: were it wrong, a privileged user's test run would replace the machine's devices.
    [Theory]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/fd/63", true)]
    [InlineData("/dev/../dev/stdout", true)]
    [InlineData("/tmp/dev/null", false)]
    [InlineData("dev/null", false)]
    [InlineData("/devices.json", false)]
    public void A_device_is_known_by_its_place(string path, bool expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There devices have other names.");

        Assert.Equal(expected, FileOutput.IsDevice(path));
    }

    [Fact]
    public void A_pipe_of_the_shell_is_written_into()
    {
        Assert.SkipUnless(Directory.Exists("/dev/fd"), "There is no /dev/fd here.");
        using AnonymousPipeServerStream reader = new(PipeDirection.In);
        string path = $"/dev/fd/{reader.GetClientHandleAsString()}";

        // Short enough for the pipe's buffer, so that writing doesn't wait for the reader.
        Prepare(path).Write(Text);
        reader.DisposeLocalCopyOfClientHandle();

        using StreamReader text = new(reader);
        Assert.Equal(Text, text.ReadToEnd());
    }

    [Fact]
    public void A_dash_means_standard_output()
    {
        TextWriter before = Console.Out;
        using StringWriter standardOutput = new();
        Console.SetOut(standardOutput);
        try
        {
            Prepare("-").Write(Text);
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Equal(Text, standardOutput.ToString());
        Assert.False(File.Exists("-"));
    }

    public void Dispose() => _folder.Dispose();

    private static FileOutput Prepare(string path) => FileOutput.Prepare("the result document", "json", path);
}
