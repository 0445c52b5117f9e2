using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class WorkerExecutableTests
{
    [Fact]
    public void A_missing_executable_is_refused_with_the_place_where_it_was_looked_for()
    {
        using TemporaryFolder folder = new();

        TemporaryFolder.Refuses(
            ExitCode.Usage, () => WorkerExecutable.Find(folder.Path), folder.At("ParallelMotion.Worker"), "Cannot start workers", "Build");
    }

    [Fact]
    public void The_build_puts_it_beside_the_coordinator() => Assert.True(File.Exists(WorkerExecutable.Find(AppContext.BaseDirectory)));

    [Fact]
    public void Workers_run_on_the_installation_of_this_process() =>
        Assert.True(Directory.Exists(Path.Combine(WorkerExecutable.RuntimeRoot, "shared", "Microsoft.NETCore.App")), WorkerExecutable.RuntimeRoot);
}
