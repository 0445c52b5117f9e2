using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// All worker processes of a job. Started once, then attached anew for each run, so that what is compared runs in the
/// same processes. Whoever dies is replaced, within a limit.
/// </summary>
internal sealed class Crew : IDisposable
{
    private readonly SharedTable _table;
    private readonly JournalSet _journals;
    private readonly Attacher _attacher;
    private readonly Succession _succession;
    private readonly Standby _standby;
    private readonly WorkerPost[] _posts;
    private readonly Watchdog _watchdog;
    private readonly CrewNotes _notes;
    private readonly ILogger _log;

    private Crew(SharedTable table, JournalSet journals, IEnumerable<WorkerLink> workers, Recruiter recruiter, Standby standby, CrewLimits limits, RunObservation observation, ILogger log)
    {
        _table = table;
        _journals = journals;
        _standby = standby;
        _log = log;
        _notes = new CrewNotes(log);
        Orders = new OrderNumbers(table.Control.OrderNumber);
        _attacher = new Attacher(table, journals, recruiter.Posts, log);
        _succession = new Succession(Gate, table.Control, journals, _attacher, recruiter, standby, limits.Restarts, observation, EndOthersFor, log);
        _posts = [.. workers.Select(worker => new WorkerPost(worker, Gate, _succession.Begin))];
        _watchdog = new Watchdog(_posts, table.Control, limits.Stall, log);
        foreach (WorkerPost post in _posts)
        {
            post.VacateAtEndOf(post.Link);
        }
    }

    /// <summary>What the dispatching thread tells workers within.</summary>
    public CrewGate Gate { get; } = new();

    /// <summary>The numbers of the orders that they are told.</summary>
    public OrderNumbers Orders { get; }

    /// <summary>Starts all workers, then welcomes them: their start-ups overlap.</summary>
    /// <param name="recruiter">Starts them.</param>
    /// <param name="table">The columns they will attach to.</param>
    /// <param name="journals">Where they keep what they are about to change.</param>
    /// <param name="limits">How long one may make no progress, and how often it may be replaced.</param>
    /// <param name="observation">Hears who was replaced.</param>
    /// <param name="log">The job's log.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="WorkerFailedException">One can't be started, or says no hello.</exception>
    public static Crew Start(Recruiter recruiter, SharedTable table, JournalSet journals, CrewLimits limits, RunObservation observation, ILogger log, CancellationToken stop)
    {
        List<PendingWorker> pending = [];
        List<WorkerLink> welcomed = [];
        long start = Stopwatch.GetTimestamp();
        Standby standby = new(limits.Standby, recruiter, log);
        try
        {
            for (int index = 0; index < recruiter.Posts; index++)
            {
                stop.ThrowIfCancellationRequested();
                pending.Add(recruiter.Start(index));
            }

            standby.Begin();

            // They take longer to start than this takes, and the first dispatch of this side would wait for it.
            MessageWarmUp.Run();

            for (int index = 0; index < pending.Count; index++)
            {
                welcomed.Add(Welcomed(pending, index, recruiter, limits.Restarts.Most, log, stop));
            }

            WorkerLog.AllStarted(log, welcomed.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return new Crew(table, journals, welcomed, recruiter, standby, limits, observation, log);
        }
        catch
        {
            pending.ForEach(static worker => worker.Dispose());
            welcomed.ForEach(static worker => worker.Kill("another worker failed to start"));
            welcomed.ForEach(static worker => worker.Dispose());
            standby.Dispose();
            throw;
        }
    }

    /// <summary>Gives the first workers their ranges of a run and waits until all are ready.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="spin">How long they may watch the control region before they sleep.</param>
    /// <returns>Those that take part.</returns>
    /// <exception cref="WorkerFailedException">One can't attach.</exception>
    /// <exception cref="Shared.Memory.RegionException">Shared memory can't hold the journals.</exception>
    public ReadOnlySpan<WorkerPost> Attach(RunPlan plan, SpinBudget spin)
    {
        long start = Stopwatch.GetTimestamp();
        RunAttachment attachment = new(plan, spin);
        Gate.Within(() =>
        {
            // A successor may be attaching to the run before this one.
            _journals.Reserve(plan);
            _table.Control.BeginSteps(plan.Workers);
            Array.ForEach(_posts, post => Tell(post, attachment));
        });
        _standby.Learn(() => _attacher.RehearsalOf(attachment));

        ReadOnlySpan<WorkerPost> part = _posts.AsSpan(0, plan.Workers);
        foreach (WorkerPost post in part)
        {
            AwaitReady(post, plan);
        }

        _standby.AwaitSettled();
        _notes.Tell(plan);
        WorkerLog.AllReady(_log, part.Length, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return part;
    }

    /// <summary>Looks at all workers, from any thread.</summary>
    /// <param name="rowTicks">Reads what a worker has finished.</param>
    public IReadOnlyList<WorkerSight> Look(Func<int, long> rowTicks)
    {
        WorkerSight[] seen = new WorkerSight[_posts.Length];
        Gate.Within(() =>
        {
            foreach (WorkerPost post in _posts)
            {
                seen[post.Index] = new WorkerSight(post.Index, post.Link.Pid, post.IsVacant, post.Owed is not null, rowTicks(post.Index));
            }
        });
        return seen;
    }

    /// <summary>Whether a place stays vacant, so that the run can't go on. From any thread.</summary>
    public bool HasFailed => Gate.HasFailed;

    /// <summary>Says how long a kernel was silent, at the longest, on its rows in the coordinator.</summary>
    public void NoteSilence(TimeSpan silence) => _watchdog.NoteSilence(silence);

    /// <summary>Ends every worker at once, from any thread; whoever waits for one gets an exception.</summary>
    public void Abort()
    {
        Gate.Close();
        _succession.Abort();
        _standby.Abort();
        Array.ForEach(_posts, static post => post.End(static worker => worker.Kill("the run is being stopped")));
    }

    /// <summary>Sends everybody home and sees to it that they are gone.</summary>
    public void Dispose()
    {
        long start = Stopwatch.GetTimestamp();
        Gate.Close();
        _succession.Dispose();
        _watchdog.Dispose();
        Array.ForEach(_posts, static post => post.Link.SayGoodbye());
        Array.ForEach(_posts, static post => post.Dispose());
        _standby.Dispose();
        WorkerLog.Left(_log, _posts.Length, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    // Whoever dies before it says a word has done nothing yet: another one is simply started, as often as one may be replaced.
    private static WorkerLink Welcomed(List<PendingWorker> pending, int index, Recruiter recruiter, int most, ILogger log, CancellationToken stop)
    {
        for (int deaths = 1; ; deaths++)
        {
            try
            {
                return pending[index].Welcome(stop);
            }
            catch (WorkerFailedException loss) when (deaths <= most && loss.Death is not null)
            {
                (int process, string cause, string lastWords) = loss.Death!;
                WorkerLog.Lost(log, index, process, "before its hello", cause, lastWords);
                pending[index].Dispose();
                pending[index] = recruiter.Start(index);
            }
        }
    }

    private void Tell(WorkerPost post, RunAttachment attachment)
    {
        bool takesPart = post.Index < attachment.Plan.Workers;
        if (post.Assign(takesPart ? attachment : null) && takesPart)
        {
            // Whoever can't be told is lost, and that is heard of below.
            _ = _attacher.TryTell(post.Link, attachment);
        }
    }

    private void AwaitReady(WorkerPost post, RunPlan plan)
    {
        while (!IsReady(post, out WorkerLink holder))
        {
            try
            {
                _attacher.Hear(holder, plan);
                Gate.Within(() => post.NoteReady(holder));
            }
            catch (WorkerFailedException loss) when (loss.IsLoss)
            {
                post.AwaitSuccessor(holder, loss);
            }
        }
    }

    private bool IsReady(WorkerPost post, out WorkerLink holder)
    {
        bool isReady = false;
        WorkerLink link = post.Link;
        Gate.Within(() => (isReady, link) = (post.IsReady, post.Link));
        holder = link;
        return isReady;
    }

    // Answers are awaited one worker after another, and the first may have an hour of work before it: the failure of any
    // ends them all, so that the thread that waits hears of it at once.
    private void EndOthersFor(WorkerPost lost)
    {
        foreach (WorkerPost post in _posts.Where(post => post != lost))
        {
            post.End(worker => worker.Kill($"worker {lost.Index} was lost"));
        }
    }
}
