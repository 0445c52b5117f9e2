using ParallelMotion.Shared.Tests.MessagePack.Interop;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>Runs one test in a process of its own that sees a shared memory of 1 MiB. Needs user namespaces, so Linux.</summary>
internal static class SmallSharedMemory
{
    private const string Mount = "mount -t tmpfs -o size=1m tmpfs /dev/shm && exec \"$0\" \"$@\"";

    public static async Task RunAsync<T>(string test)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a name space of mounts.");
        ToolRun run = await ToolRun.StartAsync(
            "unshare",
            AppContext.BaseDirectory,
            "",
            TimeSpan.FromSeconds(60),
            "-rm", "sh", "-c", Mount, "dotnet", typeof(T).Assembly.Location, "-noColor", "-noLogo", "-method", $"{typeof(T).FullName}.{test}");

        Assert.SkipUnless(run.Output.Contains("Total: 1,", StringComparison.Ordinal), $"No small shared memory could be made: {run.Error}");
        Assert.True(run.ExitCode == 0 && run.Output.Contains("Skipped: 0,", StringComparison.Ordinal), run.Output);
    }
}
