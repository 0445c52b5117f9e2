using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab.Cores;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Measurements;

namespace ParallelMotion.Coordinator.Tests.Lab.Cores;

/// <summary>Curves with times that a test chooses.</summary>
internal static class MadeCores
{
    public const int Rounds = 9;

    /// <summary>A curve without noise but for what all runs of a round have in common: the machine gets slower and slower.</summary>
    /// <param name="kind">The kind of work.</param>
    /// <param name="recommended">What is recommended.</param>
    /// <param name="seconds">What a run takes with one worker, with two, and so on.</param>
    public static WorkerCurve Curve(WorkKind kind, int recommended, params double[] seconds) =>
        Curve(kind, recommended, [.. seconds.Select(static each => Enumerable.Range(0, Rounds).Select(round => each * (1 + round)).ToImmutableArray())]);

    /// <summary>A curve with all its samples.</summary>
    public static WorkerCurve Curve(WorkKind kind, int recommended, params ImmutableArray<double>[] samples)
    {
        HashSet<string> columns = [.. kind.Kernel.Example.Select(static column => column.Name)];
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(kind.Kernel, columns), kind.Rows, kind.Ticks, dt: 0.1f) with { Sweep = kind.Sweep };
        return new WorkerCurve(kind, recommended,
        [
            new Measurement(serial, samples[0], MadeResult.Hash, Mismatch: null),
            .. samples.Select((each, index) => new Measurement(serial.On(index + 1, DispatchMode.PerRun, kind.Ticks), each, MadeResult.Hash, Mismatch: null)),
        ]);
    }
}
