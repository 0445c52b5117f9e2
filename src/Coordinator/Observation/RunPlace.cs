using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>What was being run when something happened, as events of the log and deaths keep it. What is null wasn't so, or isn't known.</summary>
internal sealed record RunPlace
{
    private const string Between = "between runs";

    /// <summary>In no exercise and no run.</summary>
    public static RunPlace None { get; } = new();

    /// <summary>The lab's exercise.</summary>
    public string? Exercise { get; init; }

    /// <summary>The kernels of a tick.</summary>
    public string? Kernel { get; init; }

    /// <summary>How workers were told, as in the result document; where this is null nothing was being run, whatever kernel is named.</summary>
    public string? Dispatch { get; init; }

    /// <summary>How ranges were crossed, as in the result document.</summary>
    public string? Sweep { get; init; }

    /// <summary>How many took part.</summary>
    public int? Workers { get; init; }

    /// <summary>Which sample it was, from 1.</summary>
    public int? Sample { get; init; }

    private bool IsOnThreads => string.Equals(Dispatch, DispatchName.Of(DispatchMode.Threads), StringComparison.Ordinal);

    /// <summary>Where a worker died.</summary>
    public static RunPlace Of(Restart restart) => new()
    {
        Exercise = restart.Exercise,
        Kernel = restart.Kernel,
        Dispatch = restart.Dispatch,
        Sweep = restart.Sweep,
        Workers = restart.Workers,
        Sample = restart.Sample,
    };

    /// <summary>In words, in which runs are named as everywhere: <c>motion, 2 workers, per tick, streaming, sample 1</c>.</summary>
    public override string ToString() => string.Join(", ", [.. Exercise is null ? Array.Empty<string>() : [$"exercise {Exercise}"], .. Run()]);

    private IEnumerable<string> Run() => Dispatch is null ? [Between] : new[]
    {
        Kernel,
        Who(),
        IsOnThreads ? null : Dispatch.Replace('-', ' '),
        Sweep,
        Sample is { } sample ? $"sample {sample}" : null,
    }.OfType<string>();

    private string? Who() =>
        Workers is not ({ } workers and > 0) ? null
        : IsOnThreads ? RunName.Threads(workers)
        : RunName.Workers(workers);
}
