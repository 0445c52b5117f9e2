using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>Makes a span of each worker process, from when it had its place until it left it, and of each recovery. Not for several threads at once.</summary>
/// <param name="maker">Makes them.</param>
/// <param name="trace">What they are parts of.</param>
internal sealed class WorkerSpans(SpanMaker maker, ActivityContext trace)
{
    private readonly Dictionary<int, Holder> _holders = [];
    private CrewSight? _crew;

    /// <summary>A crew is up.</summary>
    public void Open(CrewSight crew)
    {
        _crew = crew;
        foreach (WorkerSight worker in crew.Look())
        {
            _holders[worker.Index] = new Holder(worker.ProcessId, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>It has left.</summary>
    public void Close()
    {
        foreach (int worker in _holders.Keys)
        {
            End(worker, Stopwatch.GetTimestamp(), error: null);
        }

        _holders.Clear();
        _crew = null;
    }

    /// <summary>A worker died and was replaced.</summary>
    /// <param name="restart">What there is to say of it.</param>
    /// <param name="noticed">When its death was noticed, in ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="replaced">When another had its place.</param>
    public void Replace(Restart restart, long noticed, long replaced)
    {
        End(restart.Worker, noticed, restart.Cause);
        TagList tags = TelemetryTags.Of(restart);
        _ = maker.Make($"recover worker {restart.Worker}", trace, noticed, replaced, tags, restart.Cause);
        if (_crew?.Look().FirstOrDefault(worker => worker.Index == restart.Worker) is { ProcessId: > 0 } successor)
        {
            _holders[restart.Worker] = new Holder(successor.ProcessId, replaced);
        }
    }

    private void End(int worker, long ended, string? error)
    {
        if (_holders.TryGetValue(worker, out Holder holder))
        {
            TagList tags = new() { { TelemetryTags.Worker, worker }, { "process.pid", holder.ProcessId } };
            _ = maker.Make($"worker {worker}", trace, holder.Since, ended, tags, error);
        }
    }

    private readonly record struct Holder(int ProcessId, long Since);
}
