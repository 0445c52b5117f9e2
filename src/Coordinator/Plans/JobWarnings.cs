using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>What the reader of a job's figures has to know before believing them.</summary>
internal static class JobWarnings
{
    public static IEnumerable<Warning> Of(JobSpec spec, JobPlan plan, MachineProfile machine)
    {
        foreach (Warning armed in DrillWarning.IfArmed())
        {
            yield return armed;
        }

        if (spec.Pin && !plan.Schedules.Any(static schedule => schedule.Runs.Any(static run => run.IsPinned)))
        {
            yield return new Warning("pin-unsupported", "Workers run unpinned: this system binds no thread to a CPU, or doesn't say which CPUs there are.");
        }

        foreach (IKernel kernel in plan.Schedules.SelectMany(static each => each.Schedule.Kernels).Select(static each => each.Kernel).Distinct())
        {
            if (KernelCompilation.Fault(kernel) is { } fault)
            {
                yield return new Warning(
                    "kernel-tiers", $"Speed-ups of {kernel.Name} may be too high: the coordinator runs it half-compiled for a while, because {fault}, or take many ticks.");
            }
        }

        // Only a reader of the output meets the columns by name.
        if (spec is { Output: not null } && spec.Ticks % 2 == 1 && SwappedPair(plan) is { } swap)
        {
            yield return new Warning(
                "odd-swaps",
                $"After an odd number of ticks ({spec.Ticks:N0}) the newest values of {swap.Kernel} lie in {swap.Next}, and {swap.Now} holds those of the tick before. "
                + "An even number of --ticks leaves them the other way round.");
        }

        double cpus = machine.SharedCpus;
        if (spec.Workers > cpus)
        {
            yield return new Warning(
                "oversubscribed", $"Oversubscribed: {spec.Workers} workers share {cpus:0.##} CPUs, so runs with more than {cpus:0.##} show waiting, not speed.");
        }

        foreach (Warning unreadable in QuotaWarning.IfUnreadable(machine))
        {
            yield return unreadable;
        }

        foreach (Warning onDisk in MemoryFolderWarning.IfOnDisk(machine))
        {
            yield return onDisk;
        }

        if (plan.Widest.Ranges.Any(static range => range.IsEmpty))
        {
            yield return new Warning(
                "idle-workers",
                $"With {plan.Widest.Rows:N0} rows some of {spec.Workers} workers get none: borders between ranges lie on {(int)plan.Widest.Alignment} bytes.");
        }
    }

    private static (string Kernel, string Now, string Next)? SwappedPair(JobPlan plan) => plan.Schedules
        .SelectMany(static plan => plan.Schedule.Kernels)
        .Select(static kernel => (kernel.Kernel.Name, Pair: kernel.Uses.Where(static use => use.Access == ColumnAccess.Swap).Take(2).ToArray()))
        .Where(static each => each.Pair.Length == 2)
        .Select(static each => ((string, string, string)?)(each.Name, each.Pair[0].Column, each.Pair[1].Column))
        .FirstOrDefault();
}
