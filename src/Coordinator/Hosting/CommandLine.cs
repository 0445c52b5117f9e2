using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>All commands, each with what it does.</summary>
internal static class CommandLine
{
    /// <summary>Composes them: the main job, which runs when none is named, and those beside it.</summary>
    public static JobCommand Compose() => new(
        static flags => JobHost.RunAsync(HostedTask.Job(flags)),
        new LabCommand(static flags => JobHost.RunAsync(HostedTask.Lab(flags))),
        new CleanCommand(Cleaning.Run),
        new DoctorCommand(Examining.Run),
        new CompareCommand(SideBySide.Run),
        new LogsCommand(ShowingLogs.Run),
        new ResumeCommand(static (what, flags) => JobHost.RunAsync(HostedTask.Resume(what, flags))));
}
