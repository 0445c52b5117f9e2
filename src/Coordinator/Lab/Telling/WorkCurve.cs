namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>
/// How long a tick's work takes by the rows of the table, from the sizes that were measured. Between two of them it is a
/// power of the rows (a straight line on logarithmic paper: caches bend it); beyond them it is proportional, for a while.
/// </summary>
/// <param name="sizes">Rows, and the seconds of a tick. Sizes whose time isn't positive are left out.</param>
internal sealed class WorkCurve(IEnumerable<(int Rows, double Seconds)> sizes)
{
    /// <summary>How many times more than the largest table, or less than the smallest, is still said: at the next cache the slope changes.</summary>
    private const double Reach = 10;

    private readonly (int Rows, double Seconds)[] _sizes = [.. sizes.Where(static size => size.Seconds > 0).OrderBy(static size => size.Rows)];

    /// <summary>The rows whose work takes so long.</summary>
    /// <param name="seconds">Seconds of a tick.</param>
    /// <returns>Rows of the whole table; null where no size has a time, or where there is none to spend.</returns>
    public RowEstimate? RowsFor(double seconds)
    {
        if (_sizes.Length == 0 || seconds <= 0)
        {
            return null;
        }

        for (int index = 1; index < _sizes.Length; index++)
        {
            (int Rows, double Seconds) below = _sizes[index - 1];
            (int Rows, double Seconds) above = _sizes[index];
            if (seconds >= below.Seconds && seconds < above.Seconds)
            {
                double share = Math.Log(seconds / below.Seconds) / Math.Log(above.Seconds / below.Seconds);
                return new RowEstimate(below.Rows * Math.Pow((double)above.Rows / below.Rows, share), Bound.None);
            }
        }

        return seconds < _sizes[0].Seconds ? Beyond(_sizes[0], seconds) : Beyond(_sizes[^1], seconds);
    }

    private static RowEstimate Beyond((int Rows, double Seconds) end, double seconds) => (seconds / end.Seconds) switch
    {
        > Reach => new RowEstimate(end.Rows * Reach, Bound.AtLeast),
        < 1 / Reach => new RowEstimate(end.Rows / Reach, Bound.AtMost),
        double times => new RowEstimate(end.Rows * times, Bound.None),
    };
}

/// <summary>A number of rows that was derived.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Bound">Whether it is only a bound, because what was measured lies too far away.</param>
internal readonly record struct RowEstimate(double Rows, Bound Bound)
{
    /// <inheritdoc/>
    public override string ToString() => Bound switch
    {
        Bound.AtLeast => $"> {RoundNumber.Of(Rows)}",
        Bound.AtMost => $"< {RoundNumber.Of(Rows)}",
        _ => RoundNumber.Of(Rows),
    };
}

/// <summary>Which side of a number the true one lies on.</summary>
internal enum Bound
{
    /// <summary>It is the number itself.</summary>
    None,

    /// <summary>Above it.</summary>
    AtLeast,

    /// <summary>Below it.</summary>
    AtMost,
}
