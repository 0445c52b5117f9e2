using System.CommandLine;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class ResumeCommandTests
{
    [Fact]
    public async Task What_is_named_is_handed_on_with_the_settings()
    {
        string? asked = null;
        IReadOnlyDictionary<string, string?>? given = null;
        ResumeCommand command = new((what, flags) =>
        {
            (asked, given) = (what, flags);
            return Task.FromResult(ExitCode.WrongResult);
        });

        int code = await new RootCommand { command.Command }.Parse(["resume", "0123456789abcdef", "--json", "x.json"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((11, "0123456789abcdef", "x.json"), (code, asked, given?["Json"]));
    }

    [Fact]
    public void A_forgotten_name_is_told_of()
    {
        ResumeCommand command = new(static (_, _) => Task.FromResult(ExitCode.Fine));
        RootCommand root = new() { command.Command };

        Assert.Contains("no run is named", Assert.Single(command.Problems(root.Parse(["resume"]))), StringComparison.Ordinal);
        Assert.Empty(command.Problems(root.Parse(["resume", "x"])));
    }

    [Fact]
    public void Everything_but_where_results_go_is_as_it_was_asked_for()
    {
        JobOptions job = new() { Rows = "5", Kernel = "trig", Json = "old.json", Samples = "9", Pin = true };

        JobOptions asked = new ResumeOptions { Json = "new.json" }.ApplyTo(job, "/m");

        Assert.Equal(("5", "trig", "new.json", "1", "/m", false), (asked.Rows, asked.Kernel, asked.Json, asked.Samples, asked.MemoryFolder, asked.Pin));
        Assert.Equal("old.json", job.Json);
    }
}
