using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Resuming;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>What is hosted, logged, stopped and reported: the main job, or the lab.</summary>
/// <param name="Spec">Where results and log go.</param>
/// <param name="Machine">The machine, as it is now.</param>
/// <param name="Kind">Whom log entries come from.</param>
/// <param name="Run">Does it, on a thread of its own; ends early when it is told to stop.</param>
internal sealed record HostedTask(HostedSpec Spec, MachineProfile Machine, Type Kind, Func<Surroundings, Drain, Findings> Run)
{
    /// <summary>The main job.</summary>
    /// <param name="flags">Settings from the command line.</param>
    /// <exception cref="Outcomes.RefusedException">The settings can't be used.</exception>
    public static HostedTask Job(IReadOnlyDictionary<string, string?> flags)
    {
        MachineProfile machine = MachineReader.Read();
        JobSpec spec = JobSpecReader.Read(Settings.Read<JobOptions>(flags, AppContext.BaseDirectory), machine.DefaultWorkers);
        return new HostedTask(spec, MachineReader.With(machine, spec.MemoryFolder), typeof(Job), (around, drain) => new Job(spec, around).Run(drain));
    }

    /// <summary>The main job, where another coordinator left it.</summary>
    /// <param name="what">What was left.</param>
    /// <param name="flags">Settings from the command line.</param>
    /// <exception cref="Outcomes.RefusedException">The settings can't be used, or there is nothing to go on with.</exception>
    public static HostedTask Resume(string what, IReadOnlyDictionary<string, string?> flags)
    {
        ResumeOptions asked = Settings.Read<ResumeOptions>(flags, AppContext.BaseDirectory);
        (JobOptions job, ResumePoint point) = ResumeFinder.Find(what, asked.MemoryFolder);
        MachineProfile machine = MachineReader.Read();
        JobSpec spec = JobSpecReader.Read(asked.ApplyTo(job, asked.MemoryFolder), machine.DefaultWorkers);
        return new HostedTask(spec, MachineReader.With(machine, spec.MemoryFolder), typeof(Job), (around, drain) => new Job(spec, around, point).Run(drain));
    }

    /// <summary>The lab.</summary>
    /// <param name="flags">Settings from the command line.</param>
    /// <exception cref="Outcomes.RefusedException">The settings can't be used.</exception>
    public static HostedTask Lab(IReadOnlyDictionary<string, string?> flags)
    {
        LabSpec spec = LabSpecReader.Read(Settings.Read<LabOptions>(flags, AppContext.BaseDirectory));
        return new HostedTask(spec, MachineReader.With(MachineReader.Read(), spec.MemoryFolder), typeof(Laboratory), (around, drain) => new Laboratory(spec, around).Run(drain));
    }
}
