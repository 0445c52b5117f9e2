using System.Runtime.ExceptionServices;

namespace ParallelMotion.Coordinator.Threads;

/// <summary>The library's parallel loop over the ranges, on threads of its pool and the caller's.</summary>
/// <param name="ranges">The ranges.</param>
internal sealed class ParallelForTeam(RangeWork[] ranges) : IRangeTeam
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = ranges.Length };

    /// <inheritdoc/>
    public void Run(int firstTick, int ticks)
    {
        try
        {
            _ = Parallel.For(0, ranges.Length, _options, index => ranges[index].Run(firstTick, ticks));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
