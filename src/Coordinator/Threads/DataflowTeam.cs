using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Dataflow;

namespace ParallelMotion.Coordinator.Threads;

/// <summary>A dataflow block of the library: ranges are posted to it, and what comes out is counted.</summary>
internal sealed class DataflowTeam : IRangeTeam
{
    private readonly RangeWork[] _ranges;
    private readonly TransformBlock<Order, ExceptionDispatchInfo?> _block;

    /// <summary>Prepares.</summary>
    /// <param name="ranges">The ranges.</param>
    public DataflowTeam(RangeWork[] ranges)
    {
        _ranges = ranges;
        _block = new TransformBlock<Order, ExceptionDispatchInfo?>(Do, new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = ranges.Length, EnsureOrdered = false });
    }

    /// <inheritdoc/>
    public void Run(int firstTick, int ticks)
    {
        foreach (RangeWork range in _ranges)
        {
            _ = _block.Post(new Order(range, firstTick, ticks));
        }

        ExceptionDispatchInfo? first = null;
        for (int left = _ranges.Length; left > 0; left--)
        {
            ExceptionDispatchInfo? failure = _block.Receive();
            first ??= failure;
        }

        first?.Throw();
    }

    // What it threw would end the block, and with it whatever was posted.
    private static ExceptionDispatchInfo? Do(Order order)
    {
        try
        {
            order.Range.Run(order.FirstTick, order.Ticks);
            return null;
        }
        catch (Exception cause)
        {
            return ExceptionDispatchInfo.Capture(cause);
        }
    }

    private readonly record struct Order(RangeWork Range, int FirstTick, int Ticks);
}
