using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Tells that a CPU quota may be in force that nobody could read: watching a doorbell uses it up, and figures show that.</summary>
internal static class QuotaWarning
{
    public static IEnumerable<Warning> IfUnreadable(MachineProfile machine)
    {
        if (machine.IsQuotaUnreadable)
        {
            yield return new Warning(
                "quota-unreadable",
                $"This process's CPU quota can't be read, so it is taken to have none, and its {machine.LogicalCpus} CPUs to be its own: with a quota, whoever watches a doorbell "
                + "uses it up. Mount the control groups, or leave doorbell out.");
        }
    }
}
