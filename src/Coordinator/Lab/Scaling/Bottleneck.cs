namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>What keeps a curve from going on.</summary>
internal enum Bottleneck
{
    /// <summary>Nothing within what was measured.</summary>
    None,

    /// <summary>Memory delivers no more, while more cores would compute.</summary>
    Bandwidth,

    /// <summary>Every CPU is in use.</summary>
    Cores,

    /// <summary>CPUs are granted and yet not had: threads of one core, other load, a clock that goes down.</summary>
    MissingCores,

    /// <summary>Telling workers what to do takes what they gain.</summary>
    Telling,
}

/// <summary>Names bottlenecks, from flat spots alone.</summary>
internal static class Bottlenecks
{
    /// <summary>Of work that is arithmetic and little else.</summary>
    /// <param name="compute">Where it goes flat.</param>
    /// <param name="cpus">CPUs there are to share.</param>
    public static Bottleneck OfCompute(FlatSpot compute, int cpus) =>
        compute.Workers is not { } flat ? Bottleneck.None
        : flat >= cpus ? Bottleneck.Cores
        : Bottleneck.MissingCores;

    /// <summary>
    /// Of work that is traffic and little else: where arithmetic gains on, it isn't cores that are short; where arithmetic has stopped
    /// before the CPUs are in use, those are, whatever traffic still gained by taking turns with other load.
    /// </summary>
    /// <param name="memory">Where it goes flat.</param>
    /// <param name="compute">Where arithmetic on as many rows goes flat.</param>
    /// <param name="cpus">CPUs there are to share.</param>
    public static Bottleneck OfMemory(FlatSpot memory, FlatSpot compute, int cpus) =>
        memory.Workers is not { } flat ? Bottleneck.None
        : compute.Workers < cpus && compute.Workers <= flat ? Bottleneck.MissingCores
        : flat >= cpus ? Bottleneck.Cores
        : Bottleneck.Bandwidth;

    /// <summary>Of work that is told every tick: telling, where the same work told once takes clearly less; otherwise whatever binds that.</summary>
    /// <param name="cost">How many times as long it takes as told once, with a CPU for each worker.</param>
    /// <param name="once">What binds the work told once.</param>
    public static Bottleneck OfTold(double cost, Bottleneck once) => cost >= FlatSpot.LeastGain ? Bottleneck.Telling : once;
}
