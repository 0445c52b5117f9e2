using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>
/// What there is to compute on, by what the system tells: CPUs, cores, what an affinity mask and a quota leave of them. How many workers
/// follow from that, and whether a measurement agrees.
/// </summary>
internal sealed class CoresExercise : IExercise
{
    /// <inheritdoc/>
    public string Name => "cores";

    /// <inheritdoc/>
    public string Question => "How many cores do I really have?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        foreach (WorkKind kind in new[] { WorkKind.MemoryBound, WorkKind.ComputeBound })
        {
            room.RequireMemory([CoresTrial.RowsOf(kind, room.Spec)], kind.Kernel.Example);
        }
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        CoreMap map = CoreMapReader.Read();
        Func<string, string?> read = static path => SystemFile.Read(path);
        LinuxMachine? linux = OperatingSystem.IsLinux() ? new LinuxMachine(read) : null;
        (CpuUse? use, CpuThrottle? throttle) = (CpuUse.Read(read), linux?.CpuThrottle);
        WorkerAdvice advice = WorkerAdvice.Of(map);
        CoresTrial trial = new(room, TriedCounts.Of(map, room.Spec.Workers));
        WorkerCurve[] curves = [trial.Measure(WorkKind.MemoryBound, advice), trial.Measure(WorkKind.ComputeBound, advice)];
        CoresFound found = new(map, curves)
        {
            Throttle = throttle is null ? null : linux?.CpuThrottle?.Since(throttle),
            Others = use is null ? null : CpuUse.Read(read)?.OthersSince(use),
            Hypervisor = linux is null ? null : Virtualisation.OfLinux(read).Hypervisor,
        };
        return CoresReport.Of(this, found, room.Around.Machine);
    }
}
