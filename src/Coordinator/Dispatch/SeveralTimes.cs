using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>Two who hear of dispatches, as one.</summary>
internal sealed class SeveralTimes : IDispatchTimes
{
    private readonly IDispatchTimes _first;
    private readonly IDispatchTimes _second;

    private SeveralTimes(IDispatchTimes first, IDispatchTimes second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>Joins two, either of whom may be nobody.</summary>
    public static IDispatchTimes? Both(IDispatchTimes? first, IDispatchTimes? second) =>
        first is null ? second
        : second is null ? first
        : new SeveralTimes(first, second);

    /// <inheritdoc/>
    public void Told(Execute order, long begun, long ended)
    {
        _first.Told(order, begun, ended);
        _second.Told(order, begun, ended);
    }

    /// <inheritdoc/>
    public void Heard(int worker, long nanoseconds, long at)
    {
        _first.Heard(worker, nanoseconds, at);
        _second.Heard(worker, nanoseconds, at);
    }
}
