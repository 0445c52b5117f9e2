using System.Diagnostics;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Steps;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>
/// The conversation after hello: attach, execute, answer, until told to leave or the pipe closes. One thread reads,
/// computes and answers, so a tick costs no hop from thread to thread. Where orders come by the doorbell it watches that for a
/// while before it sleeps on the pipe.
/// </summary>
/// <param name="pipe">The pipe to the coordinator.</param>
/// <param name="progress">Where finished rows are published.</param>
/// <param name="drillOf">The fault on demand of whichever worker this process is.</param>
/// <param name="events">Where this process says what it does.</param>
internal sealed class Session(PipeConnection pipe, PublishedProgress progress, Func<int, FaultDrill> drillOf, EventWriter events) : IDisposable
{
    private readonly ThreadPlacement _placement = new();
    private readonly SessionEvents _events = new(events);
    private FaultDrill _drill = FaultDrill.Off;
    private Attachment? _attachment;
    private WorkerBell? _bell;

    /// <summary>Obeys until there is nobody left to obey. Waiting has no limit of its own: the lifeline is the limit.</summary>
    /// <exception cref="ProtocolException">The coordinator broke the protocol.</exception>
    public void Obey()
    {
        while (TryWait(out MessageKind kind))
        {
            switch (kind)
            {
                case MessageKind.Attach:
                    Obey(pipe.Take<Attach>());
                    progress.Answered();
                    break;
                case MessageKind.Execute:
                    Execute(pipe.Take<Execute>(), bell: null);
                    progress.Answered();
                    break;
                case MessageKind.Wake:
                    _ = pipe.Take<Wake>();
                    break;
                case MessageKind.Shutdown:
                    _ = pipe.Take<Shutdown>();
                    events.Leaves("it was told to");
                    return;
                default:
                    throw new ProtocolException(
                        ProtocolFault.Unexpected, $"Cannot obey because the message is none for a worker: kind={kind}, expected=Attach, Execute, Wake or Shutdown.");
            }
        }

        events.Leaves("the coordinator has closed its pipe");
    }

    /// <inheritdoc/>
    public void Dispose() => _attachment?.Dispose();

    // Obeys rings until the pipe has to be read: nobody has rung for a while, or somebody has sent a wake.
    private bool TryWait(out MessageKind kind)
    {
        while (_bell is { } bell)
        {
            if (bell.TryHear(out Execute order))
            {
                Execute(order, bell);
                progress.Answered();
            }
            else if (bell.Park())
            {
                break;
            }
        }

        bool isThere = pipe.TryWait(out kind);
        _bell?.Unpark();
        return isThere;
    }

    private void Obey(Attach order)
    {
        long start = Stopwatch.GetTimestamp();
        _bell = null;
        _events.Unmapped(_attachment);
        _attachment?.Dispose();
        _attachment = null;
        try
        {
            if (order.IsRehearsal)
            {
                Rehearsal.Of(order, progress);
            }
            else
            {
                AttachTo(order);
            }
        }
        catch (Exception cause)
        {
            _events.Refused(order, cause);
            pipe.Send(Failed.Because(cause.Message));
            return;
        }

        _events.Obeyed(order, Stopwatch.GetElapsedTime(start));
        pipe.Send(new Ready(NanosecondsSince(start), VectorUnit.Name, _attachment?.RowAddresses ?? []));
    }

    private void AttachTo(Attach order)
    {
        _drill = drillOf(order.Worker);

        // First, so that caches and page tables are warmed where the kernel will run.
        _placement.MoveTo(order.Cpu);
        if (order.Cpu == ThreadPlacement.Anywhere)
        {
            ThreadPlacement.SetDownOn(HomeCpu.Of(order.Worker));
        }

        _attachment = Attachment.To(order, progress, _drill, events);
        _bell = order.IsRung ? new WorkerBell(_attachment.Slot, pipe, _attachment.Watcher) : null;
        _bell?.AnswerKnock();
        HurtIfDrilled(FaultDrill.Ready, _attachment);
    }

    private void Execute(Execute order, WorkerBell? bell)
    {
        if (_attachment is null)
        {
            pipe.Send(Failed.Because("Cannot execute because nothing is attached."));
            return;
        }

        // Asked for nothing but the answer, it doesn't look at the clock: that takes a tenth of a round trip by doorbell.
        bool isTimed = order.TickCount > 0;
        long start = isTimed ? Stopwatch.GetTimestamp() : 0;
        try
        {
            _attachment.Run(order);
            HurtIfDrilled(FaultDrill.Completed, _attachment);
            _attachment.NoteWrites();
        }
        catch (StepBrokenException broken)
        {
            pipe.Send(Failed.For(broken.Worker, broken.Message));
            bell?.AnswerFailed();
            return;
        }
        catch (Exception cause)
        {
            // The kernel's own exception, so its stack helps whoever wrote it.
            _events.Threw(_attachment, cause);
            pipe.Send(Failed.Because(
                $"The kernel threw: {_attachment.Position}, range={_attachment.Range}, cause={cause}"));
            bell?.AnswerFailed();
            return;
        }

        Completed answer = new(order.TickCount, isTimed ? NanosecondsSince(start) : 0, _attachment.Range.Length);
        if (bell is null)
        {
            pipe.Send(answer);
        }
        else
        {
            bell.Answer(answer);
        }
    }

    private void HurtIfDrilled(string point, Attachment attachment)
    {
        FaultAction action = _drill.Pass(point);
        if (action != FaultAction.None)
        {
            SelfHarm.Do(action, point, events, attachment.Spoil);
        }
    }

    private static long NanosecondsSince(long start) => (long)Stopwatch.GetElapsedTime(start).TotalNanoseconds;
}
