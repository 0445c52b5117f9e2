using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>Small processes of the shell in place of workers.</summary>
internal static class StandIn
{
    /// <summary>Longer than a busy machine needs for a process of the shell; a test that passes never waits so long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Lives until its lifeline is cut, so that none outlives a test run.</summary>
    public const string Obedient = "exec cat >/dev/null";

    // Copied by the build, not written by the test: a file just written may still be open in a child that is being
    // started elsewhere, and the system then refuses to execute it.
    public static string Executable => Path.Combine(AppContext.BaseDirectory, "Workers", "stand-in.sh");

    public static WorkerProcess Start(string script, int worker = 0, OutOfMemory? outOfMemory = null, ILogger? log = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh here.");
        return WorkerProcess.Start(Executable, worker, script, outOfMemory: outOfMemory, log: log);
    }

    /// <summary>A link whose pipe the test plays.</summary>
    public static WorkerLink Link(Stream stream, int worker = 0, string script = Obedient) =>
        new(worker, Start(script, worker), PipeConnection.OfCoordinator(stream));
}
