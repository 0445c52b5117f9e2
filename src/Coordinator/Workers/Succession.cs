using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// Finds a successor for each worker that dies: makes sure that the process is gone, starts another, attaches it to what the dead one
/// was attached to, and tells it the order that is still owed, to be resumed where the journal says. Each on a thread of its own: the
/// dispatching thread may be waiting for somebody else, and that one for the dead.
/// </summary>
/// <param name="gate">The crew's gate.</param>
/// <param name="control">The workers' words.</param>
/// <param name="journals">Their journals.</param>
/// <param name="attacher">Attaches whoever is new.</param>
/// <param name="recruiter">Starts processes.</param>
/// <param name="standby">Whoever is started already.</param>
/// <param name="limit">How many deaths are put up with.</param>
/// <param name="observation">Hears who was replaced.</param>
/// <param name="gaveUp">Called when a post stays vacant, and the crew has failed because of it: nobody needs to go on.</param>
/// <param name="log">The job's log.</param>
internal sealed class Succession(
    CrewGate gate, ControlBlock control, JournalSet journals, Attacher attacher, Recruiter recruiter, Standby standby, RestartLimit limit, RunObservation observation, Action<WorkerPost> gaveUp, ILogger log)
    : IDisposable
{
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _leave = new();
    private readonly DeathToll _toll = new(limit, recruiter.Posts);
    private readonly List<Thread> _threads = [];
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Finds a successor for a post that has become vacant. Within the gate; the work goes on after it.</summary>
    public void Begin(WorkerPost post)
    {
        long noticed = Stopwatch.GetTimestamp();
        Thread thread = new(() => Recover(post, noticed)) { IsBackground = true, Name = $"successor of worker {post.Index}" };
        _ = _threads.RemoveAll(static thread => !thread.IsAlive);
        _threads.Add(thread);
        thread.Start();
    }

    /// <summary>Ends every search, from any thread; the gate is closed before.</summary>
    public void Abort() => _leave.Cancel();

    /// <summary>Ends every search, and waits until whoever was being started is gone.</summary>
    public void Dispose()
    {
        Abort();
        Thread[] threads = [];
        gate.Within(() => threads = [.. _threads]);
        long start = Stopwatch.GetTimestamp();
        if (Array.TrueForAll(threads, thread => thread.Join(JoinLimit - Elapsed(start))))
        {
            _leave.Dispose();
        }
    }

    // One limit for all of them together.
    private static TimeSpan Elapsed(long start) => Stopwatch.GetElapsedTime(start) is var elapsed && elapsed < JoinLimit ? elapsed : JoinLimit;

    private void Recover(WorkerPost post, long noticed)
    {
        try
        {
            WorkerFailedException loss = post.Link.Loss();
            string cause = loss.Death!.Cause;
            int? tick = null;
            for (bool isHolder = true; ; isHolder = false)
            {
                // Whoever dies on the way to the post has touched no tile of it.
                DeathSite? site = SiteOf(post, isHolder, out bool isRepeatable);
                tick ??= site?.Tick;
                if (Objection(post, site, isRepeatable) is { } objection)
                {
                    GiveUp(post, new WorkerFailedException(post.Index, $"{loss.Message} It was lost {Where(site)}. {objection}", loss));
                    return;
                }

                Tell(loss, post, Where(site));
                if (TryReplace(post, out WorkerFailedException? another))
                {
                    Note(new Restart(post.Index, cause, tick, Stopwatch.GetElapsedTime(noticed).TotalSeconds), noticed, post);
                    return;
                }

                loss = another!;
            }
        }
        catch (OperationCanceledException)
        {
            // The crew is sent home: nobody waits for this one.
        }
        catch (RefusedException refusal)
        {
            GiveUp(post, new WorkerFailedException(post.Index, $"Worker {post.Index} died, and nobody can take its place: {refusal.Message}", refusal));
        }
        catch (Exception defect)
        {
            // On a thread of its own it would end the process, and leave all regions behind.
            GiveUp(post, new WorkerFailedException(post.Index, $"Worker {post.Index} died, and nobody can take its place for a reason that nobody foresaw: {defect}", defect));
        }
    }

    private static string Where(DeathSite? site) => site?.ToString() ?? "while it had nothing to do";

    private DeathSite? SiteOf(WorkerPost post, bool isHolder, out bool isRepeatable)
    {
        DeathSite? site = null;
        bool canRepeat = true;
        gate.Within(() =>
        {
            if (post.Owed is { TickCount: > 0 } order)
            {
                JournalEntry? last = post.Attachment!.Plan.IsJournaled ? journals.LastOf(post.Index) : null;
                site = isHolder ? new DeathSite(order.Number, last?.Order == order.Number ? last : null) : DeathSite.AttachingTo(post.Attachment);
                canRepeat = post.Attachment.IsRepeatable;
            }
            else if (post is { Attachment: { } run, IsReady: false })
            {
                site = DeathSite.AttachingTo(run);
            }
        });
        isRepeatable = canRepeat;
        return site;
    }

    private string? Objection(WorkerPost post, DeathSite? site, bool isRepeatable)
    {
        // Two who write the same rows are worse than none: what can't be killed keeps its range to itself.
        return !post.Link.IsGone ? "It is alive even after a kill, so its range can't go to anybody else."
            : !isRepeatable ? "It kept no journal, so nobody can say which rows it had changed: leave --no-journal out, and another takes its place."
            : _toll.Count(post.Index, site, Stopwatch.GetElapsedTime(_start));
    }

    private bool TryReplace(WorkerPost post, out WorkerFailedException? failure)
    {
        failure = null;
        try
        {
            // Whoever stood by may have died, or hang, without a fault of the work: it doesn't count, and another one is started.
            control.Slot(post.Index).Vacate();
            if (standby.Take() is not { } ready || !TryInstall(post, Appointed(ready, post.Index), out failure))
            {
                control.Slot(post.Index).Vacate();
                using PendingWorker pending = recruiter.Start(post.Index);
                if (!TryInstall(post, pending.Welcome(_leave.Token), out failure))
                {
                    return false;
                }
            }

            standby.NoteFilled();
            return true;
        }
        catch (WorkerFailedException cause)
        {
            failure = cause;
            return false;
        }
    }

    private bool TryInstall(WorkerPost post, WorkerLink successor, out WorkerFailedException? failure)
    {
        failure = null;
        try
        {
            post.Expect(successor);
            Install(post, successor);
            post.VacateAtEndOf(successor);
            return true;
        }
        catch (Exception cause)
        {
            // Gone before anybody else is tried: it may have begun to write.
            post.Expect(null);
            successor.Kill("it could not take a dead worker's place");
            successor.Dispose();
            failure = cause as WorkerFailedException;
            if (failure is null)
            {
                throw;
            }

            return false;
        }
    }

    private WorkerLink Appointed(WorkerLink ready, int worker)
    {
        recruiter.Appoint(ready, worker);
        return ready;
    }

    // Attached again where the crew was given something else to do meanwhile.
    private void Install(WorkerPost post, WorkerLink successor)
    {
        RunAttachment? attached = null;
        while (!TryFill(post, successor, attached, out RunAttachment? wanted))
        {
            attached = wanted!;
            if (!attacher.TryTell(successor, attached))
            {
                throw successor.Loss();
            }

            attacher.Hear(successor, attached.Plan);
        }
    }

    private bool TryFill(WorkerPost post, WorkerLink successor, RunAttachment? attached, out RunAttachment? wanted)
    {
        bool isFilled = false;
        RunAttachment? current = null;
        gate.Within(() =>
        {
            if (gate.IsClosed)
            {
                // Whoever ended the others can't have known of this one.
                throw new OperationCanceledException("The crew is closed.");
            }

            // Where the crew's next run has no place for it, it may as well stay attached to the last.
            current = post.Attachment;
            isFilled = current is null || current == attached;
            if (isFilled)
            {
                post.Fill(successor);
                successor.Resume(post.Owed);
            }
        });
        wanted = current;
        return isFilled;
    }

    private void Tell(WorkerFailedException loss, WorkerPost post, string where)
    {
        // Whoever was started to take the place may have been refused by the system: there is no process to speak of.
        Death death = loss.Death ?? new Death(0, loss.Message, string.Empty);
        WorkerLog.Lost(log, post.Index, death.ProcessId, where, death.Cause, death.LastWords);
    }

    private void Note(Restart restart, long noticed, WorkerPost post)
    {
        observation.Restarted(restart, noticed);
        WorkerLog.Replaced(log, post.Index, post.Link.Pid, restart.RecoverySeconds * 1e3);
    }

    private void GiveUp(WorkerPost post, WorkerFailedException failure)
    {
        if (gate.TryFail(failure))
        {
            gaveUp(post);
        }
    }
}
