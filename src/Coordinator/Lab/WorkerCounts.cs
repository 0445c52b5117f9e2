using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Numbers of workers for a curve.</summary>
internal static class WorkerCounts
{
    /// <summary>What a curve goes to in any case: where there are fewer CPUs, it shows what oversubscribing does.</summary>
    private const int UsualMost = 16;

    /// <summary>The same on a tour: starting processes is most of what it would take.</summary>
    private const int QuickMost = 4;

    /// <summary>Where there are more CPUs a curve goes to so many: each worker is a process, and whoever has more asks for more.</summary>
    private const int Most = 64;

    /// <summary>Those asked for; otherwise 1, 2, 4 ... to 16 (4 on a tour), or to the CPUs where there are more, and the CPUs themselves: a flat spot may lie there.</summary>
    public static int[] For(LabSpec spec, MachineProfile machine)
    {
        if (!spec.Workers.IsEmpty)
        {
            return [.. spec.Workers];
        }

        int cpus = CpusOf(machine);
        int most = Math.Clamp(cpus, spec.IsQuick ? QuickMost : UsualMost, Most);
        IEnumerable<int> doubled = Enumerable.Range(0, 31).Select(static power => 1 << power).TakeWhile(count => count <= most);
        return [.. doubled.Append(Math.Min(cpus, most)).Distinct().Order()];
    }

    /// <summary>The most above one that were asked for; otherwise as many as a job takes by itself, two at least.</summary>
    public static int SeveralOf(LabSpec spec, MachineProfile machine) => spec.SeveralWorkersOr(Math.Clamp(machine.DefaultWorkers, 2, Limits.MaxWorkers))[^1];

    /// <summary>Whole CPUs that workers may have to themselves; at least one.</summary>
    public static int CpusOf(MachineProfile machine) => WholeOf(machine.SharedCpus);

    /// <summary>Whole CPUs of what a quota may cut; at least one.</summary>
    public static int WholeOf(double cpus) => Math.Max(1, (int)cpus);
}
