using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Page;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Watching;

/// <summary>A run that is told every tick, with the dashboard's server and one page open, as <c>--dashboard</c> has them.</summary>
/// <param name="asked">What was asked for.</param>
internal sealed class WatchedRun(WatchingSpec asked)
{
    private const float Dt = 1f / 30;

    /// <summary>Enough for an estimate of the ticks that fill a second; that second is enough for one of those that fill the time.</summary>
    private const int FirstTicks = 50;

    /// <summary>Longer ticks are too few around a look to count.</summary>
    private const double LongestTick = 5e-3;

    /// <summary>Some 100 bytes for each, and more for each worker.</summary>
    private const int MostTicks = 10_000_000;

    /// <summary>
    /// A little more often than a page's: at its own interval looks would come with every other telling of the page, or always as long after it, and the
    /// cost of one would be counted as the other's.
    /// </summary>
    private static readonly TimeSpan LookInterval = LivePulse.PageInterval - TimeSpan.FromMilliseconds(13);

    private readonly ConcurrentQueue<long> _looks = new();
    private readonly ConcurrentQueue<long> _tells = new();

    /// <summary>Measures.</summary>
    public async Task<WatchingResult> MeasureAsync()
    {
        MachineProfile machine = MachineReader.Read();
        LiveView view = new("watched", machine.Sentence, hearsDispatches: true);
        using LivePulse pulse = new(view, LookInterval, _ => _looks.Enqueue(Stopwatch.GetTimestamp()));
        LiveFeed feed = new(
            () =>
            {
                _tells.Enqueue(Stopwatch.GetTimestamp());
                return pulse.Latest;
            },
            new LogTail(),
            LiveFeed.UsualInterval);
        await using LiveServer server = await LiveServer.StartAsync(OptionReader.AnyPort, feed);
        long[] ended = Run(machine, view, server.Url);
        feed.End();
        return new WatchingResult(
            machine.Sentence,
            ended.Length / Stopwatch.GetElapsedTime(ended[0], ended[^1]).TotalSeconds,
            HeardDispatches.Seconds(asked.Workers),
            LostTicks.Around(_looks, ended),
            LostTicks.Around(_tells, ended),
            LostTicks.Around(AnyMoments(ended), ended));
    }

    // As many as tellings, at which nothing happens but by chance: what these seem to cost is the measure's own error.
    private IEnumerable<long> AnyMoments(long[] ended)
    {
        Random random = new(Seed: 1);
        return [.. _tells.Select(_ => random.NextInt64(ended[0], ended[^1]))];
    }

    // When each tick's last answer was read.
    private long[] Run(MachineProfile machine, LiveView view, Uri url)
    {
        MotionKernel kernel = new();
        ColumnTable table = GeneratedTable.Make(kernel.Example, asked.Rows, seed: 1);
        RunPlan plan = RunPlan.Serial(KernelBinding.Of(kernel, table.Names), asked.Rows, FirstTicks, Dt).On(asked.Workers, asked.Dispatch, ticksPerDispatch: 1);
        Surroundings around = new(RunId.New(), machine, new NoProgressLine(), new LastResort(), TimeProvider.System, NullLogger.Instance)
        {
            Observation = new RunObservation(view),
        };
        BenchSpec spec = new(WorkerExecutable.Find(AppContext.BaseDirectory), TimeSpan.FromSeconds(10), HugePages: true) { Runs = [plan] };
        using Drain drain = new(TimeSpan.FromSeconds(5));
        using Workbench bench = Workbench.Open(table, plan.Partition, spec, around, drain);
        using PageReader page = new(url);
        double tick = bench.Executor.Run(plan) / plan.Ticks;
        RunPlan rehearsal = plan with { Ticks = TicksIn(1, tick) };
        tick = bench.Executor.Run(rehearsal) / rehearsal.Ticks;
        if (tick > LongestTick)
        {
            throw new InvalidOperationException($"Cannot tell what watching costs because ticks are too long: tick={tick * 1e3:F1} ms, expected={LongestTick * 1e3} ms at most. Ask for fewer --rows.");
        }

        int ticks = TicksIn(asked.Seconds, tick);
        DispatchRecord record = new(asked.Workers, ticks);
        _ = bench.Executor.Run(plan with { Ticks = ticks }, times: record);
        return [.. Enumerable.Range(0, record.Count).Select(record.Heard)];
    }

    private static int TicksIn(double seconds, double tick) => (int)Math.Clamp(seconds / tick, FirstTicks, MostTicks);
}
