using System.Diagnostics;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Worker;

/// <summary>
/// The conversation after hello: attach, execute, answer, until told to leave or the pipe closes. One thread reads,
/// computes and answers, so a tick costs no hop from thread to thread.
/// </summary>
/// <param name="pipe">The pipe to the coordinator.</param>
/// <param name="worker">This worker's index.</param>
/// <param name="progress">Where finished rows are published.</param>
/// <param name="drill">A fault on demand.</param>
internal sealed class Session(PipeConnection pipe, int worker, PublishedProgress progress, FaultDrill drill) : IDisposable
{
    private readonly ThreadPlacement _placement = new();
    private Attachment? _attachment;

    /// <summary>Obeys until there is nobody left to obey. Waiting has no limit of its own: the lifeline is the limit.</summary>
    /// <exception cref="ProtocolException">The coordinator broke the protocol.</exception>
    public void Obey()
    {
        while (pipe.TryWait(out MessageKind kind))
        {
            switch (kind)
            {
                case MessageKind.Attach:
                    Attach(pipe.Take<Attach>());
                    break;
                case MessageKind.Execute:
                    Execute(pipe.Take<Execute>());
                    break;
                case MessageKind.Shutdown:
                    _ = pipe.Take<Shutdown>();
                    return;
                default:
                    throw new ProtocolException(
                        ProtocolFault.Unexpected, $"Cannot obey because the message is none for a worker: kind={kind}, expected=Attach, Execute or Shutdown.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _attachment?.Dispose();

    private void Attach(Attach order)
    {
        long start = Stopwatch.GetTimestamp();
        _attachment?.Dispose();
        _attachment = null;
        try
        {
            // First, so that caches and page tables are warmed where the kernel will run.
            _placement.MoveTo(order.Cpu);
            if (order.Cpu == ThreadPlacement.Anywhere)
            {
                ThreadPlacement.SetDownOn(HomeCpu.Of(worker));
            }

            _attachment = Attachment.To(order, worker, progress);
            HurtIfDrilled(FaultDrill.Ready, _attachment);
        }
        catch (Exception cause)
        {
            pipe.Send(Failed.Because(cause.Message));
            return;
        }

        pipe.Send(new Ready(NanosecondsSince(start), VectorUnit.Name));
    }

    private void Execute(Execute order)
    {
        if (_attachment is null)
        {
            pipe.Send(Failed.Because("Cannot execute because nothing is attached."));
            return;
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            _attachment.Run(order.TickCount);
            HurtIfDrilled(FaultDrill.Completed, _attachment);
        }
        catch (Exception cause)
        {
            // The kernel's own exception, so its stack helps whoever wrote it.
            pipe.Send(Failed.Because(
                $"The kernel threw: ticks=[{order.FirstTick}, {order.FirstTick + order.TickCount}), rows={_attachment.Range}, cause={cause}"));
            return;
        }

        pipe.Send(new Completed(order.TickCount, NanosecondsSince(start), _attachment.Range.Length));
    }

    private void HurtIfDrilled(string point, Attachment attachment)
    {
        FaultAction action = drill.Pass(point);
        if (action != FaultAction.None)
        {
            SelfHarm.Do(action, attachment.Corrupt);
        }
    }

    private static long NanosecondsSince(long start) => (long)Stopwatch.GetElapsedTime(start).TotalNanoseconds;
}
