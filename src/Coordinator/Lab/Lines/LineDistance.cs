using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Lab.Lines;

/// <summary>One counter for each worker, so many bytes apart, in columns of their own within the table.</summary>
/// <param name="Bytes">From a counter's first byte to the next one's.</param>
/// <param name="Workers">How many.</param>
internal sealed record LineDistance(int Bytes, int Workers)
{
    /// <summary>Those to compare: within a line of 64 bytes, in neighbouring lines, which x86 fetches as a pair, and beyond.</summary>
    public static ImmutableArray<int> All { get; } = [4, 8, 16, 32, LineSharing.LineBytes, Apart, 256];

    /// <summary>What borders of <see cref="Partition.Split(int, int, int)"/> keep between two workers' rows.</summary>
    public const int Apart = (int)BorderAlignment.CacheLine;

    /// <summary>
    /// Increments told at once: half a millisecond at the least, long beside what one worker starts before the other, and short
    /// beside the turn that a system gives a thread where others compute as well.
    /// </summary>
    private const int MostTold = 2_000_000;

    private const float Dt = 1f / 30;

    /// <summary>What adds to a counter.</summary>
    public static IKernel Kernel { get; } = new TallyKernel();

    /// <summary>Lines that more than one worker writes.</summary>
    public int SharedLines => LineSharing.Count(Partition, sizeof(uint), LineSharing.LineBytes);

    /// <summary>Pairs of lines that more than one worker writes.</summary>
    public int SharedPairs => LineSharing.Count(Partition, sizeof(uint), 2 * LineSharing.LineBytes);

    /// <summary>The least that more than one worker writes.</summary>
    public SharedStretch Shared => SharedLines > 0 ? SharedStretch.Line : SharedPairs > 0 ? SharedStretch.Pair : SharedStretch.Nothing;

    /// <summary>One row a worker; those in between are nobody's. Disjoint, but on purpose not on lines of their own.</summary>
    public Partition Partition => Partition.Unchecked(
        RowsFor(Workers), [.. Enumerable.Range(0, Workers).Select(worker => new RowRange(RowOf(worker), RowOf(worker) + 1))]);

    private string Count => $"count_{Bytes}";

    private string Step => $"step_{Bytes}";

    /// <summary>The table with the counters of all distances.</summary>
    /// <param name="workers">How many.</param>
    public static ColumnTable Table(int workers) =>
        new(RowsFor(workers), All.SelectMany(bytes => new LineDistance(bytes, workers).Columns()));

    /// <summary>A serial run, and one with workers: many ticks told at once, each of them loaded and stored.</summary>
    /// <param name="ticks">Increments of each counter.</param>
    /// <param name="pins">Each worker's CPU; none where the system places them.</param>
    public SchedulePlan Plan(int ticks, ImmutableArray<int> pins)
    {
        Schedule schedule = KernelBinding.Of(Kernel, new HashSet<string>(StringComparer.Ordinal) { Count, Step });
        RunPlan serial = RunPlan.Serial(schedule, Partition.Rows, ticks, Dt) with { Sweep = Sweep.Fused };
        RunPlan told = serial.On(Workers, DispatchMode.PerRun, (int)Math.Ceiling((double)ticks / Dispatches(ticks))) with { Partition = Partition, Pins = pins };
        return SchedulePlan.Checked([serial, told]);
    }

    /// <summary>How often workers are told, each time as many ticks but for one: a rest would count as fast.</summary>
    /// <param name="ticks">Ticks of a run.</param>
    public static int Dispatches(int ticks) => (int)Math.Ceiling((double)ticks / MostTold);

    private static int RowsFor(int workers) => workers * All.Max() / sizeof(uint);

    private int RowOf(int worker) => worker * Bytes / sizeof(uint);

    // The serial run crosses all rows: those that are nobody's step by nothing.
    private IEnumerable<Column> Columns()
    {
        uint[] steps = new uint[RowsFor(Workers)];
        for (int worker = 0; worker < Workers; worker++)
        {
            steps[RowOf(worker)] = 1;
        }

        return [new Column<uint>(Count, new uint[steps.Length]), new Column<uint>(Step, steps)];
    }
}

/// <summary>What two workers write.</summary>
internal enum SharedStretch
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A pair of lines, which x86 fetches as one.</summary>
    Pair,

    /// <summary>A line.</summary>
    Line,
}
