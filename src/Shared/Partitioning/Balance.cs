namespace ParallelMotion.Shared.Partitioning;

/// <summary>
/// Moves the borders of a partition so that all workers take the same time. A tick lasts as long as its slowest worker, and
/// ranges of equal length take equal time only where all rows cost the same.
/// <para>
/// At first the time of a range is taken to be spread evenly over its rows. That alone would never come to rest: where a border
/// lies beside rows that cost several times as much as the range's mean, each step goes too far and the next as far back. So
/// what earlier rounds told about the rows is kept (<see cref="CostProfile"/>), and each round asks only where between two
/// known borders the right one lies. A load that moves is followed, but later than a new one is found: some tens of
/// rounds in simulations.
/// </para>
/// </summary>
/// <param name="rows">Rows of the table, 1 to <see cref="Limits.MaxRows"/>.</param>
public sealed class Balance(int rows)
{
    private readonly CostProfile _profile = new(rows);

    /// <summary>
    /// The partition for the next round, with the same workers and alignment. No range is empty, unless there are fewer
    /// aligned units than workers; where all took the same time in the first round, nothing changes.
    /// </summary>
    /// <param name="partition">How the rows were partitioned.</param>
    /// <param name="seconds">
    /// What each range took, in any unit, since only the shares count. Zero is legal (too short for the clock); where all are zero
    /// nothing is known and the partition stays. That of an empty range is ignored: it would move with no row.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Another table's partition, not one time a range, or a time that is negative, infinite or not a number.
    /// </exception>
    public Partition Next(Partition partition, ReadOnlySpan<double> seconds)
    {
        Require(partition, seconds);
        int workers = partition.Ranges.Length;
        if (partition.Units <= workers)
        {
            return Partition.Split(rows, workers, partition.ElementBytes, partition.Alignment);
        }

        List<CostPoint> seen = Shares(partition, seconds);
        if (seen[^1].Share == 0)
        {
            return partition;
        }

        _profile.Learn(seen, workers);
        return Partition.At(rows, Borders(partition), partition.ElementBytes, partition.Alignment);
    }

    /// <summary>The share of the time up to each border: from 0 to 1, or all 0 where no range took any.</summary>
    private static List<CostPoint> Shares(Partition partition, ReadOnlySpan<double> seconds)
    {
        // Beside the largest, or the sum of times near the largest double would be infinite.
        double largest = 0;
        double total = 0;
        for (int worker = 0; worker < seconds.Length; worker++)
        {
            largest = partition.Ranges[worker].IsEmpty ? largest : Math.Max(largest, seconds[worker]);
        }

        List<CostPoint> points = [new(0, 0)];
        foreach ((RowRange range, int worker) in partition.Ranges.Select((range, worker) => (range, worker)))
        {
            if (!range.IsEmpty)
            {
                total += largest == 0 ? 0 : seconds[worker] / largest;
                points.Add(new CostPoint(range.End, total));
            }
        }

        return total == 0 ? points : [.. points.Select(point => point with { Share = point.Share / total })];
    }

    private int[] Borders(Partition partition)
    {
        int workers = partition.Ranges.Length;
        int[] borders = new int[workers - 1];
        int unit = 0;
        for (int worker = 1; worker < workers; worker++)
        {
            double ideal = _profile.RowAt((double)worker / workers) / partition.UnitRows;

            // A unit for each worker before, and one left for each after.
            unit = Math.Clamp((int)Math.Round(ideal), unit + 1, partition.Units - (workers - worker));
            borders[worker - 1] = unit * partition.UnitRows;
        }

        return borders;
    }

    private void Require(Partition partition, ReadOnlySpan<double> seconds)
    {
        if (partition.Rows != rows || partition.Ranges.Length != seconds.Length)
        {
            throw new ArgumentException(
                $"Cannot balance a partition because it isn't the one that was timed: rows={partition.Rows}, times={seconds.Length}, "
                + $"expected={rows} rows and {partition.Ranges.Length} times. Begin anew for another table.",
                nameof(partition));
        }

        for (int worker = 0; worker < seconds.Length; worker++)
        {
            if (!double.IsFinite(seconds[worker]) || seconds[worker] < 0)
            {
                throw new ArgumentException(
                    $"Cannot balance a partition because a time is none: worker={worker}, seconds={seconds[worker]}, "
                    + "expected=finite, not negative. Leave out the round in which it was taken.",
                    nameof(seconds));
            }
        }
    }
}
