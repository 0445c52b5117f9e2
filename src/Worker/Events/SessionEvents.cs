using ParallelMotion.Shared.Events;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Worker.Events;

/// <summary>What a session says of the orders that it obeys, and of those that it can't.</summary>
/// <param name="events">Where.</param>
internal sealed class SessionEvents(EventWriter events)
{
    /// <summary>An attach was obeyed; also one that was a rehearsal.</summary>
    public void Obeyed(Attach order, TimeSpan took)
    {
        if (order.IsRehearsal)
        {
            events.Begin(WorkerEvents.Rehearsed)?.With("Kernel", Kernel(order)).With("RehearsalMilliseconds", took).Write();
            return;
        }

        if (events.Become(order.Worker))
        {
            Rows(events.Begin(WorkerEvents.PostTaken), order)?.Write();
        }

        Rows(events.Begin(WorkerEvents.Mapped), order)
            ?.With("Columns", string.Join(", ", order.Kernels.SelectMany(static kernel => kernel.Columns).Distinct(StringComparer.Ordinal)))
            .With("Kernel", Kernel(order)).With("AttachMilliseconds", took).Write();
        if (order.Cpu != ThreadPlacement.Anywhere)
        {
            events.Begin(WorkerEvents.Bound)?.With("Cpu", order.Cpu).Write();
        }
    }

    /// <summary>What was attached is about to be let go of.</summary>
    /// <param name="attachment">What; null where nothing was.</param>
    public void Unmapped(Attachment? attachment)
    {
        if (attachment is not null)
        {
            events.Begin(WorkerEvents.Unmapped)?.With("RangeStart", attachment.Range.Start).With("RangeEnd", attachment.Range.End).Write();
        }
    }

    /// <summary>An attach can't be obeyed.</summary>
    public void Refused(Attach order, Exception cause) => events.Begin(WorkerEvents.AttachRefused)?.With("Kernel", Kernel(order)).With("Cause", cause.Message).Write();

    /// <summary>A kernel threw.</summary>
    public void Threw(Attachment attachment, Exception cause) => events.Begin(WorkerEvents.KernelThrew)
        ?.With("Position", attachment.Position.ToString()!).With("Range", attachment.Range.ToString()).With("Cause", cause.ToString()).Write();

    private static EventLine? Rows(EventLine? line, Attach order) => line?.With("RangeStart", order.Range.Start).With("RangeEnd", order.Range.End);

    private static string Kernel(Attach order) => string.Join('+', order.Kernels.Select(static kernel => kernel.Reference.ToString()));
}
