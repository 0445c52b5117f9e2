using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Lab.RoundTrips;
using ParallelMotion.Coordinator.Lab.Telling;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Lab;

/// <summary>What exercises find out, with timings that a test chooses.</summary>
internal static class MadeLab
{
    public const double Cost = 50e-6;

    public static MachineProfile TwoCpus { get; } = MadeResult.Machine with { LogicalCpus = 2, PhysicalCores = 2, CpuQuota = null };

    /// <summary>Runs of 100 ticks: a nanosecond a row, and what each dispatch costs.</summary>
    /// <param name="sizes">Rows of tables.</param>
    /// <param name="tellers">Who is told.</param>
    /// <param name="factor">Makes some runs longer.</param>
    public static ExerciseResult Telling(int[] sizes, Teller[] tellers, Func<RunPlan, double>? factor = null)
    {
        TellingSize[] measured = [.. sizes.Select(rows => Size(rows, tellers, factor ?? (static _ => 1)))];
        return TellingReport.Of(new DispatchExercise(), measured, [.. tellers.Select(teller => new TellerSummary(teller, measured))], TwoCpus);
    }

    public static ExerciseResult RoundTrips()
    {
        RoundTrip free = new(1, SampleStatistics.Of([1e-5, 2e-5, 3e-5])) { Jitter = SampleStatistics.Of([0, 0, 0]) };
        RoundTrip[] hot = [free, free with { Seating = Seating.SameCore }, free with { Seating = Seating.OtherCore }, free with { Workers = 16, Jitter = SampleStatistics.Of([1e-6, 2e-6]) }];
        RoundTrip[] parked = [.. hot.Select(static trip => trip with { Response = SampleStatistics.Of([2e-5, 4e-5]) })];
        IReadOnlyList<Measurement> steps = MadeResult.Of(new JobOptions { Kernel = StepKeeping.Kernel!.Name, Dispatch = "per-run", Ticks = "1000" }, 128, static _ => [4e-4]).Measurements;
        return RoundTripReport.Of(new RoundTripExercise(), hot, parked, new ClockCost(2.5e-8, 2e-8, 1e-9), steps, TwoCpus);
    }

    /// <summary>All ways of running at two numbers of workers.</summary>
    /// <param name="change">Spoils some runs.</param>
    /// <param name="sums">What the column came to.</param>
    public static ReplaySize Replay(Func<Measurement, Measurement>? change = null, params IReadOnlyList<RangedSum> sums)
    {
        ColumnTable table = GeneratedTable.Make(ReplayPlans.Groups.SelectMany(static group => group.Example).Distinct(), 1_000_003, seed: 1);
        ReplayedSchedule[] replays = [.. ReplayPlans.Groups.Select(group => new ReplayedSchedule(
            [.. ReplayPlans.For(group, table, [1, 16], ticks: 40).Runs.Select(run => (change ?? (static each => each))(new Measurement(run, [0.5, 0.6], new string('a', 64), Mismatch: null)))]))];
        return new ReplaySize(table.Rows, replays, "pos", sums.Count > 0 ? sums : [new RangedSum(1, -123_456_789.25, -123_456_784), new RangedSum(16, -123_456_789.25, -123_456_792)]);
    }

    /// <summary>A million rows under even borders, whose first worker takes seven times as long as any other, and under moved ones.</summary>
    /// <param name="counts">Numbers of workers.</param>
    /// <param name="gain">How many times as fast the moved borders make a run.</param>
    public static SkewedSize Skewed(int[] counts, double gain = 1.75)
    {
        const int Rows = 1_000_003;
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(SkewedTable.Kernel, SkewedTable.Make(100, seed: 1).Names), Rows, ticks: 20, dt: 0.1f);
        return new SkewedSize(Rows, DearWork: 0.8, [.. counts.Select(Of)]);

        Balanced Of(int workers)
        {
            RunPlan even = serial.On(workers, DispatchMode.PerTick, ticksPerDispatch: 1);
            BalanceRound before = Round(even, [.. Enumerable.Range(0, workers).Select(static worker => worker == 0 ? 7_000L : 1_000L)], seconds: 0.1);
            BalanceRound after = Round(
                even with { Partition = Partition.Split(Rows, workers, sizeof(float), BorderAlignment.CacheLine) }, [.. Enumerable.Repeat(4_000L, workers)], 0.1 / gain);
            return new Balanced([before, after], new Measurement(serial, [0.15], MadeResult.Hash, Mismatch: null), before, after);
        }
    }

    /// <summary>Counters at all distances: an increment takes 1.5 ns on a line of its own.</summary>
    /// <param name="workers">How many count.</param>
    /// <param name="ratio">How many times as long it takes on a line that others write.</param>
    /// <param name="pins">Their CPUs; one each where none are given.</param>
    public static IReadOnlyList<CountedLines> Counted(int workers, double ratio = 10, ImmutableArray<int>? pins = null) => [.. LineDistance.All.Select(bytes =>
    {
        const int Ticks = 1_000_000;
        LineDistance distance = new(bytes, workers);
        double seconds = 1.5e-9 * (distance.SharedLines > 0 ? ratio : 1);
        SchedulePlan plan = distance.Plan(Ticks, pins ?? [.. Enumerable.Range(0, workers)]);
        Measurement serial = new(plan.Runs[0], [1e-9 * Ticks * workers], MadeResult.Hash, Mismatch: null);
        return new CountedLines(distance, [serial, new Measurement(plan.Runs[1], [seconds * Ticks], MadeResult.Hash, Mismatch: null)], seconds, seconds);
    })];

    private static BalanceRound Round(RunPlan plan, long[] nanoseconds, double seconds)
    {
        RangeTimes times = new(plan.Workers, dispatches: 1);
        for (int worker = 0; worker < plan.Workers; worker++)
        {
            times.Heard(worker, nanoseconds[worker], at: 0);
        }

        return new BalanceRound(new Measurement(plan, [seconds], MadeResult.Hash, Mismatch: null), times);
    }

    public static LabResult Result(params ExerciseResult[] exercises) => new()
    {
        Run = new RunId(0xabc),
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Machine = TwoCpus,
        Spec = LabSpecReader.Read(new LabOptions { Exercises = "all", Workers = "1,2" }),
        Exercises = exercises,
        Measurements = [.. exercises.SelectMany(static each => each.Measurements)],
        RoundTrips = [.. exercises.SelectMany(static each => each.RoundTrips)],
        Steps = [.. exercises.SelectMany(static each => each.Steps)],
        Warnings = [],
    };

    private static TellingSize Size(int rows, Teller[] tellers, Func<RunPlan, double> factor)
    {
        ColumnTable table = GeneratedTable.Make(TellingPlans.Kernel.Example, rows, seed: 1);
        SchedulePlan plan = TellingPlans.For(table, tellers, ticks: 100, [.. TellingPlans.Batches(100, isQuick: false)]);
        Measurement[] runs = [.. plan.Runs.Select(run => new Measurement(run, Samples(run, factor), MadeResult.Hash, Mismatch: null))];
        return new TellingSize(rows, 100, runs, [.. tellers.Select(teller => new ToldRuns(
            teller, 100, [.. runs.Where(run => run.Plan.IsOf(teller))], new RoundTrip(teller.Workers, SampleStatistics.Of([4e-5]))))]);
    }

    private static ImmutableArray<double> Samples(RunPlan run, Func<RunPlan, double> factor)
    {
        double fastest = ((run.Partition.Rows * 1e-9 * run.Ticks) + (Cost * run.Ticks / run.TicksPerDispatch)) * factor(run);
        return [fastest * 1.2, fastest, fastest * 1.1];
    }
}
