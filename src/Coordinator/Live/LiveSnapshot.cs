namespace ParallelMotion.Coordinator.Live;

/// <summary>A job, as it was at a moment: what the terminal and the page show. Complete and never changed, so that anybody may read it at leisure.</summary>
internal sealed record LiveSnapshot
{
    /// <summary>The job's number.</summary>
    public required string Run { get; init; }

    /// <summary>The machine, in a sentence.</summary>
    public string Machine { get; init; } = string.Empty;

    /// <summary><c>running</c>, <c>failed</c> once a worker was lost for good, or <c>ended</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How it ended, as exit codes are called; null until it has.</summary>
    public string? Outcome { get; init; }

    /// <summary>How it ended, in words; null until it has.</summary>
    public string? Ending { get; init; }

    /// <summary>Seconds since it began; stands still once it has ended.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>What it is at, as a line of progress says it.</summary>
    public required string Stage { get; init; }

    /// <summary>The kernel or the exercise that it is at, and how many there are; null where that isn't known.</summary>
    public LivePart? Part { get; init; }

    /// <summary>Samples taken, and to take, as far as is known.</summary>
    public LiveSamples? Samples { get; init; }

    /// <summary>The run that goes on; null between runs.</summary>
    public LiveRun? Now { get; init; }

    /// <summary>Ticks of the table finished a second, by whoever computes, over about the last second.</summary>
    public double TicksPerSecond { get; init; }

    /// <summary>The workers, in the order of their indices.</summary>
    public IReadOnlyList<LiveWorker> Workers { get; init; } = [];

    /// <summary>What telling cost, by what orders travelled by.</summary>
    public IReadOnlyList<LiveTrips> Telling { get; init; } = [];

    /// <summary>Round trips without ticks that were measured.</summary>
    public IReadOnlyList<LiveRoundTrip> RoundTrips { get; init; } = [];

    /// <summary>How often a worker was replaced.</summary>
    public int RestartCount { get; init; }

    /// <summary>The last of these replacements.</summary>
    public IReadOnlyList<LiveRestart> Restarts { get; init; } = [];

    /// <summary>The last stages.</summary>
    public IReadOnlyList<LiveStage> Stages { get; init; } = [];

    /// <summary>The last runs that have a sample.</summary>
    public IReadOnlyList<LiveMeasurement> Measurements { get; init; } = [];
}

/// <summary>Where a job is among its kernels or exercises.</summary>
/// <param name="Kind"><c>kernel</c> or <c>exercise</c>.</param>
/// <param name="Name">Which one.</param>
/// <param name="Index">From 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record LivePart(string Kind, string Name, int Index, int Count);

/// <summary>How far it is with its samples.</summary>
/// <param name="Done">Taken so far; of a kernel that needed fewer than it might have, as many as it might have.</param>
/// <param name="Total">To take, at most.</param>
/// <param name="SecondsLeft">What the rest will take, by what the same runs took so far; null until something is known.</param>
/// <param name="IsGuess">Whether that counts runs that nobody has sampled yet as if they were like the others.</param>
internal sealed record LiveSamples(double Done, int Total, double? SecondsLeft, bool IsGuess);

/// <summary>A run that goes on.</summary>
/// <param name="Kernel">The kernels of a tick.</param>
/// <param name="Name">How workers are told, and in which sweep.</param>
/// <param name="Stage">What is done with it: a sample, or a rehearsal.</param>
/// <param name="Sample">Which sample, from 1; null where it is none.</param>
/// <param name="Samples">Samples of each run at most.</param>
/// <param name="Ticks">Ticks of the run.</param>
/// <param name="TicksDone">Those that are done; with tiles, that share of all work.</param>
internal sealed record LiveRun(string Kernel, string Name, string Stage, int? Sample, int? Samples, int Ticks, double TicksDone);

/// <summary>A worker.</summary>
/// <param name="Index">Its index.</param>
/// <param name="ProcessId">The process that has its place, or had it last.</param>
/// <param name="State">What it does.</param>
/// <param name="RangeStart">Its first row; null where it has none in this run.</param>
/// <param name="RangeEnd">The row behind its last.</param>
/// <param name="Tick">Ticks of the run that it has done.</param>
/// <param name="RowTicksPerSecond">Rows times ticks that it finished a second, over about the last second.</param>
/// <param name="Computing">The share of about the last second that it computed for.</param>
/// <param name="Waiting">The share that a run went on for without it computing.</param>
/// <param name="Restarts">How often it was replaced.</param>
internal sealed record LiveWorker(
    int Index, int ProcessId, WorkerState State, int? RangeStart, int? RangeEnd, double Tick, double RowTicksPerSecond, double Computing, double? Waiting, int Restarts);

/// <summary>What a worker does.</summary>
internal enum WorkerState
{
    /// <summary>It attaches, or nothing was asked of it yet.</summary>
    Starting,

    /// <summary>It has no part in what goes on.</summary>
    Idle,

    /// <summary>It waits to be told.</summary>
    Waiting,

    /// <summary>It carries out an order.</summary>
    Computing,

    /// <summary>Its process is gone, and another is about to take its place.</summary>
    Recovering,

    /// <summary>It was sent home.</summary>
    Gone,
}

/// <summary>How long telling took, beyond the slowest worker's computing.</summary>
/// <param name="Channel">What orders travelled by.</param>
/// <param name="Count">Dispatches.</param>
/// <param name="Buckets">The buckets with any in them, the shortest first.</param>
internal sealed record LiveTrips(string Channel, long Count, IReadOnlyList<LiveBucket> Buckets);

/// <summary>Durations from one up to below another.</summary>
/// <param name="FromSeconds">The shortest.</param>
/// <param name="ToSeconds">What all are below.</param>
/// <param name="Count">How many.</param>
internal readonly record struct LiveBucket(double FromSeconds, double ToSeconds, long Count);

/// <summary>Round trips of one kind.</summary>
/// <param name="Workers">How many were told.</param>
/// <param name="Channel">What orders travelled by.</param>
/// <param name="Samples">How many were taken.</param>
/// <param name="P50Seconds">Half took no longer.</param>
/// <param name="P99Seconds">99 in 100 took no longer.</param>
/// <param name="MaxSeconds">The longest.</param>
internal sealed record LiveRoundTrip(string Workers, string Channel, int Samples, double P50Seconds, double P99Seconds, double MaxSeconds);

/// <summary>A worker that was replaced.</summary>
/// <param name="Worker">Its index.</param>
/// <param name="Cause">How it ended.</param>
/// <param name="During">What was run.</param>
/// <param name="Tick">The tick that it was in; null where it was in none.</param>
/// <param name="RecoverySeconds">From the death to the successor.</param>
/// <param name="AtSeconds">When, since the job began.</param>
internal sealed record LiveRestart(int Worker, string Cause, string During, int? Tick, double RecoverySeconds, double AtSeconds);

/// <summary>A stage of the job.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="AtSeconds">When it began, since the job did.</param>
/// <param name="Seconds">How long it took, or takes so far.</param>
internal sealed record LiveStage(string Name, double AtSeconds, double Seconds);

/// <summary>A run that has samples.</summary>
/// <param name="Part">Its kernels, or the exercise and its kernels.</param>
/// <param name="Run">How workers were told, and in which sweep.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Ticks">Ticks of the run.</param>
/// <param name="Samples">How many there are.</param>
/// <param name="MedianSeconds">The middle one.</param>
internal sealed record LiveMeasurement(string Part, string Run, int Rows, int Ticks, int Samples, double MedianSeconds);
