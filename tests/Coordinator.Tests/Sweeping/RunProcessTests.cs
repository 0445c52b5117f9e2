using System.Runtime.Versioning;
using ParallelMotion.Coordinator.Sweeping;

namespace ParallelMotion.Coordinator.Tests.Sweeping;

[UnsupportedOSPlatform("windows")]
public sealed class RunProcessTests
{
    [Theory]
    [InlineData("/x/ParallelMotion.Worker\00\0/dev/shm/parallelmotion-00000000000000ab/w0.pipe\00\0", "/dev/shm/parallelmotion-00000000000000ab")]
    [InlineData("/x/ParallelMotion.Worker\00\0/dev/shm/parallelmotion-00000000000000ab/w0-7.pipe\07\0", "/dev/shm/parallelmotion-00000000000000ab")]
    [InlineData("/x/ParallelMotion.Worker\00\0/dev/shm/other/w0.pipe\00\0", null)]
    [InlineData("vi\00\0/dev/shm/parallelmotion-00000000000000ab/w0.pipe\0", null)]
    [InlineData("/x/ParallelMotion.Worker\0", null)]
    [InlineData("", null)]
    public void A_worker_is_known_by_the_pipe_on_its_command_line(string commandLine, string? folder) =>
        Assert.Equal(folder, RunProcess.Of(42, commandLine)?.Folder);
}
