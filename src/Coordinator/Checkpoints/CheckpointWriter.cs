using System.Diagnostics;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Resuming;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Checkpoints;

/// <summary>
/// Writes checkpoints of a job's runs with workers, between two orders: all have answered, and every row has the same ticks. All runs of
/// the same kernels give the same bits, so only the first to come to a tick writes it.
/// </summary>
internal sealed class CheckpointWriter
{
    private readonly CheckpointFolder _folder;
    private readonly JobSpec _spec;
    private readonly Surroundings _around;
    private readonly string _initialHash;
    private readonly Dictionary<string, int> _lastTick = new(StringComparer.Ordinal);
    private long _ticksSpent;

    private CheckpointWriter(CheckpointFolder folder, JobSpec spec, Surroundings around, string initialHash)
    {
        (_folder, _spec, _around, _initialHash) = (folder, spec, around, initialHash);
    }

    /// <summary>Prepares, where checkpoints were asked for.</summary>
    /// <param name="spec">What was asked for.</param>
    /// <param name="initial">The columns before the first tick.</param>
    /// <param name="resumed">Where the job is gone on with; null where it begins.</param>
    /// <param name="around">Who hears of it.</param>
    /// <exception cref="Outcomes.RefusedException">The folder can't be written, or holds another job's.</exception>
    public static CheckpointWriter? For(JobSpec spec, ColumnTable initial, ResumePoint? resumed, Surroundings around)
    {
        if (spec.CheckpointFolder is not { } path)
        {
            return null;
        }

        CheckpointFolder folder = new(path);
        folder.Prepare(holdsOwn: resumed is not null);
        CheckpointWriter writer = new(folder, spec, around, WorldHash.Of(initial));
        if (resumed is { Flight: { } flight, Columns: not null })
        {
            writer._lastTick[flight.Schedule] = resumed.FirstTick;
        }

        return writer;
    }

    /// <summary>Seconds spent on checkpoints since the last call: no part of the run.</summary>
    public double TakeSeconds()
    {
        double seconds = (double)_ticksSpent / Stopwatch.Frequency;
        _ticksSpent = 0;
        return seconds;
    }

    /// <summary>Writes those of a run.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="bench">Where it is carried out.</param>
    /// <param name="next">Who hears of each round too; null where nobody wants to.</param>
    public IDispatchProgress Of(RunPlan plan, Workbench bench, IDispatchProgress? next) => new Rounds(this, plan, bench, next);

    private void WriteIfDue(RunPlan plan, Workbench bench, int tick)
    {
        int last = _lastTick.GetValueOrDefault(plan.Schedule.Name);
        bool isDue = tick / _spec.CheckpointEvery > last / _spec.CheckpointEvery || (tick == plan.Ticks && tick > last);
        if (!isDue)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        _lastTick[plan.Schedule.Name] = tick;
        try
        {
            Write(plan, bench, tick);
            JobLog.CheckpointWritten(_around.Log, _folder.Path, plan.Schedule.Name, tick, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // A run of hours must not be lost for a disk that has filled up: the checkpoint before this one is still there.
            _around.Progress.Clear();
            JobLog.CheckpointFailed(_around.Log, _folder.Path, plan.Schedule.Name, tick, cause.Message);
        }

        _ticksSpent += Stopwatch.GetTimestamp() - start;
    }

    private void Write(RunPlan plan, Workbench bench, int tick)
    {
        ColumnTable columns = SerialResult.Take(bench.Table, bench.Initial, plan.WrittenColumns.ToHashSet(StringComparer.Ordinal)).Table;
        Flight flight = Flight.Of(plan, firstOrder: 1, []);
        _folder.Write(new Checkpoint(JobFile.WithFullPaths(_spec), flight, tick, columns.Rows, WorldHash.Of(columns), _initialHash), columns);
    }

    private sealed class Rounds(CheckpointWriter writer, RunPlan plan, Workbench bench, IDispatchProgress? next) : IDispatchProgress
    {
        public void Finished(int finishedTicks)
        {
            writer.WriteIfDue(plan, bench, finishedTicks);
            next?.Finished(finishedTicks);
        }
    }
}
