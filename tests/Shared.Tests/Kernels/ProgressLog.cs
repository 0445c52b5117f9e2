using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>Remembers the sum, the smallest and the largest report, allocating nothing; breaks off after a number of reports.</summary>
internal sealed class ProgressLog(int reports = int.MaxValue) : ISweepProgress
{
    public long Sum { get; private set; }

    public long Smallest { get; private set; } = long.MaxValue;

    public long Largest { get; private set; }

    public int Reports { get; private set; }

    public void Finished(long rowTicks)
    {
        Sum += rowTicks;
        Smallest = Math.Min(Smallest, rowTicks);
        Largest = Math.Max(Largest, rowTicks);
        Reports++;
        if (Reports == reports)
        {
            throw new OperationCanceledException("Enough.");
        }
    }
}
