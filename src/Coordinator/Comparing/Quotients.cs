namespace ParallelMotion.Coordinator.Comparing;

/// <summary>
/// All quotients of a sample of B and one of A. Their median says how many times as long B takes, and two of them are the ends of its interval: Hodges and Lehmann's
/// estimate with the interval that belongs to the rank test (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd edition, section 4.3), on logarithms.
/// </summary>
internal sealed class Quotients
{
    private readonly double[] _a;
    private readonly double[] _b;

    /// <summary>Takes samples in any order, all above 0.</summary>
    public Quotients(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        _a = [.. a.Order()];
        _b = [.. b.Order()];
    }

    private long Count => (long)_a.Length * _b.Length;

    /// <summary>The median of all.</summary>
    public double Median => Math.Sqrt(At((Count + 1) / 2) * At((Count + 2) / 2));

    /// <summary>The interval that holds what it should be about; null where there are too few samples for one so sure.</summary>
    /// <param name="level">How sure, a share of one.</param>
    public Interval? Around(double level)
    {
        int low = 0;
        int high = (int)Math.Min(Count / 2, int.MaxValue);
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (2 * RankTest.Below(_a.Length, _b.Length, middle) <= 1 - level)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low == 0 ? null : new Interval(At(low), At(Count + 1 - low), 1 - (2 * RankTest.Below(_a.Length, _b.Length, low)));
    }

    // The quotient of this rank, from 1: halved down to between two neighbours among doubles, since a hundred million quotients are too many to sort.
    private double At(long rank)
    {
        double low = _b[0] / _a[^1];
        double high = _b[^1] / _a[0];
        for (double middle = low + ((high - low) / 2); middle > low && middle < high; middle = low + ((high - low) / 2))
        {
            if (CountUpTo(middle) >= rank)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return CountUpTo(low) >= rank ? low : high;
    }

    private long CountUpTo(double quotient)
    {
        long count = 0;
        int below = 0;
        foreach (double a in _a)
        {
            while (below < _b.Length && _b[below] / a <= quotient)
            {
                below++;
            }

            count += below;
        }

        return count;
    }
}
