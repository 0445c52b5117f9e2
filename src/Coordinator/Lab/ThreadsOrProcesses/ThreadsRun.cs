using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>Measures threads and processes on one table.</summary>
/// <param name="room">For whom.</param>
/// <param name="bench">Where.</param>
/// <param name="size">How large.</param>
internal sealed class ThreadsRun(LabRoom room, Workbench bench, ThreadsSize size)
{
    /// <summary>Measures.</summary>
    public ThreadsResult Measure() => MeasureChurn([.. ThreadsPlans.Pure.Select(MeasurePure)]);

    private PureCase MeasurePure(IKernel kernel)
    {
        bench.Table.Reset(bench.Initial.Names);
        SchedulePlan plan = ThreadsPlans.ForPure(kernel, bench.Initial, size.Workers, size.Ticks);
        return PureCase.Of(new Experiment(plan, bench, Policy, room.Around).Measure());
    }

    private ThreadsResult MeasureChurn(IReadOnlyList<PureCase> pure)
    {
        bench.Table.Reset(bench.Initial.Names);
        SchedulePlan plan = ThreadsPlans.ForChurn(bench.Initial, size.Workers, size.ChurnTicks);
        HeapWatch watch = new(bench.Table);
        using OtherThreads others = new(room.Stop);
        others.Start(room, plan.Runs[1]);
        IReadOnlyList<Measurement> runs = new Experiment(plan, bench, Policy, room.Around, ran: Ran).Measure();
        ChurnCase? server = others.Samples.Count == 0 ? null : Server(others.Samples, runs[0].WorldHash);
        return new ThreadsResult(
            size.Workers,
            pure,
            runs,
            Case("one thread", heaps: 1, 0),
            Case($"{size.Workers} threads, workstation", heaps: 1, 1),
            server,
            Case($"{size.Workers} processes", size.Workers, 2),
            others.Missing);

        void Ran(RunPlan run)
        {
            watch.Ran(run);
            if (run.Dispatch == DispatchMode.Threads)
            {
                // In the same round as all others.
                others.Take();
            }
        }

        ChurnCase Case(string by, int heaps, int run) => new(by, heaps, runs[run].Samples, [.. watch.Of(runs[run].Plan)], runs[run].Mismatch is null);
    }

    private ChurnCase Server(IReadOnlyList<OtherHeapSample> samples, string hash) => new(
        $"{size.Workers} threads, server",
        Heaps: 1,
        [.. samples.Select(static each => each.Seconds)],
        [.. samples.Select(static each => new HeapUse(each.PausedSeconds, each.Collections))],
        samples.All(each => string.Equals(each.WorldHash, hash, StringComparison.Ordinal)));

    private SamplePolicy Policy => new(size.Samples, TimeSpan.Zero);
}

/// <summary>How large.</summary>
/// <param name="Workers">Threads, and processes.</param>
/// <param name="Ticks">Ticks of a run that makes no objects.</param>
/// <param name="ChurnTicks">Ticks of one that does.</param>
/// <param name="Samples">Samples of each run.</param>
internal sealed record ThreadsSize(int Workers, int Ticks, int ChurnTicks, int Samples);
