using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>What the workers of a crew are attached to until the next attach; the same object for all of them.</summary>
/// <param name="plan">The run.</param>
/// <param name="spin">How long they may watch the control region before they sleep.</param>
internal sealed class RunAttachment(RunPlan plan, SpinBudget spin)
{
    /// <summary>The run.</summary>
    public RunPlan Plan => plan;

    /// <summary>How long they may watch the control region before they sleep.</summary>
    public SpinBudget Spin => spin;

    /// <summary>
    /// Whether what a dead worker has left undone can be done by another: it kept a journal, or changed nothing that is shared
    /// (and keeps no step: without a journal nobody knows which it had taken).
    /// </summary>
    public bool IsRepeatable => plan.IsJournaled || (plan.IsAudit && !plan.KeepsStep);
}
