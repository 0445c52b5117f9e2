using System.Collections.Immutable;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>A kernel that makes no objects, by one thread, by threads and by processes.</summary>
/// <param name="Serial">One thread.</param>
/// <param name="Told">In the order of <see cref="ThreadsPlans.Tellings"/>.</param>
internal sealed record PureCase(Measurement Serial, IReadOnlyList<ToldPair> Told)
{
    /// <summary>Makes one of runs in the order of <see cref="ThreadsPlans.ForPure"/>.</summary>
    public static PureCase Of(IReadOnlyList<Measurement> runs) => new(
        runs[0], [.. ThreadsPlans.Tellings.Select((telling, index) => new ToldPair(telling, runs[1 + (2 * index)], runs[2 + (2 * index)]))]);

    /// <summary>The kernel's name.</summary>
    public string Kernel => Serial.Plan.Schedule.Name;

    /// <summary>All runs.</summary>
    public IEnumerable<Measurement> Runs => [Serial, .. Told.SelectMany(static pair => new[] { pair.Threads, pair.Processes })];
}

/// <summary>Threads and processes that are told alike.</summary>
internal sealed record ToldPair(Telling Telling, Measurement Threads, Measurement Processes)
{
    /// <summary>How many times as long threads take.</summary>
    public PairedRatio Ratio { get; } = PairedRatio.Of(Threads, Processes);
}

/// <summary>The kernel that makes objects, in one way.</summary>
/// <param name="By">Who computed, and on which heap.</param>
/// <param name="Heaps">How many heaps there are.</param>
/// <param name="Seconds">What runs took, round by round.</param>
/// <param name="Uses">What the collector of a process did in each.</param>
/// <param name="IsExact">Whether every result was the serial one.</param>
internal sealed record ChurnCase(string By, int Heaps, ImmutableArray<double> Seconds, ImmutableArray<HeapUse> Uses, bool IsExact)
{
    /// <summary>The median run.</summary>
    public double Median => SampleStatistics.Of(Seconds).Median;

    /// <summary>Seconds of a run in which a process was suspended: the median.</summary>
    public double Paused => SampleStatistics.Of([.. Uses.Select(static use => use.PausedSeconds)]).Median;

    /// <summary>The share of a run in which a process was suspended: the median of all runs'.</summary>
    public double PausedShare => SampleStatistics.Of([.. Uses.Select((use, index) => use.PausedSeconds / Seconds[index])]).Median;

    /// <summary>Collections of a process in a run: the median.</summary>
    public double Collections => SampleStatistics.Of([.. Uses.Select(static use => use.Collections)]).Median;
}

/// <summary>All that was measured on one table.</summary>
/// <param name="Workers">Threads, and processes.</param>
/// <param name="Pure">Kernels that make no objects.</param>
/// <param name="Churn">Runs of the kernel that makes objects: one thread, threads, processes.</param>
/// <param name="Alone">The first of these.</param>
/// <param name="Threads">The second.</param>
/// <param name="Server">Threads under the server's collector; null where there is none.</param>
/// <param name="Processes">The third.</param>
/// <param name="Missing">Why rounds under the server's collector are missing, all or the last of them; null where none is.</param>
internal sealed record ThreadsResult(
    int Workers, IReadOnlyList<PureCase> Pure, IReadOnlyList<Measurement> Churn, ChurnCase Alone, ChurnCase Threads, ChurnCase? Server, ChurnCase Processes, string? Missing)
{
    /// <summary>All runs.</summary>
    public IEnumerable<Measurement> Runs => Pure.SelectMany(static each => each.Runs).Concat(Churn);

    /// <summary>The ways in which objects were made.</summary>
    public IEnumerable<ChurnCase> Churned => [Alone, Threads, .. Server is null ? [] : new[] { Server }, Processes];

    /// <summary>Whether a result differs from the serial one.</summary>
    public bool Differs => Runs.Any(static run => run.Mismatch is not null) || Churned.Any(static each => !each.IsExact);

    /// <summary>How many times as long as processes threads take that make objects, by the rounds that both have.</summary>
    public PairedRatio RatioOf(ChurnCase threads) => PairedRatio.Of(threads.Seconds, [.. Processes.Seconds.Take(threads.Seconds.Length)]);
}
