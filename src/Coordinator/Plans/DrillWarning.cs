using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Drills;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Tells that workers hurt themselves on purpose: what was measured is no figure.</summary>
internal static class DrillWarning
{
    public static IEnumerable<Warning> IfArmed()
    {
        if (Environment.GetEnvironmentVariable(FaultDrill.Variable) is { Length: > 0 } drill)
        {
            yield return new Warning("fault-drill", $"A fault drill is armed, and workers hurt themselves on purpose: {FaultDrill.Variable}={drill}.");
        }
    }
}
