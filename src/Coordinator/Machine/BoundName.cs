namespace ParallelMotion.Coordinator.Machine;

/// <summary>Names what leaves a process with no more CPUs, in words.</summary>
internal static class BoundName
{
    public static string Of(CoreBound bound) => bound switch
    {
        CoreBound.Quota => "quota",
        CoreBound.Affinity => "affinity mask",
        _ => "the machine",
    };
}
