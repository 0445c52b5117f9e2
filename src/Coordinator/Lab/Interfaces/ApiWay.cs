using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab.Interfaces;

/// <summary>A way to have ranges computed.</summary>
/// <param name="Group">What lies below the call: calls of one group differ in nothing else.</param>
/// <param name="Call">The call.</param>
/// <param name="Dispatch">Whom it reaches, and by what.</param>
/// <param name="Api">The call, for a plan.</param>
internal sealed record ApiWay(string Group, string Call, DispatchMode Dispatch, DispatchApi Api)
{
    /// <summary>All there are; the first of a group is what the others of it are held against.</summary>
    public static IReadOnlyList<ApiWay> All { get; } =
    [
        new("processes, pipe", "map, blocks", DispatchMode.PerTick, DispatchApi.Map),
        new("processes, pipe", "submit, awaited", DispatchMode.PerTick, DispatchApi.Submit),
        new("processes, doorbell", "map, blocks", DispatchMode.Doorbell, DispatchApi.Map),
        new("processes, doorbell", "submit, awaited", DispatchMode.Doorbell, DispatchApi.Submit),
        new("threads", "own threads, block", DispatchMode.Threads, DispatchApi.Map),
        new("threads", "Parallel.For", DispatchMode.Threads, DispatchApi.ParallelFor),
        new("threads", "Dataflow", DispatchMode.Threads, DispatchApi.Dataflow),
    ];

    /// <summary>The first of its group.</summary>
    public ApiWay Usual => All.First(each => string.Equals(each.Group, Group, StringComparison.Ordinal));

    /// <summary>A run told so, every tick: the call is made as often as it can be.</summary>
    public RunPlan On(RunPlan serial, int workers) => serial.On(workers, Dispatch, ticksPerDispatch: 1) with { Api = Api };
}
