namespace ParallelMotion.Shared.Tests.Reductions;

/// <summary>The tree as it is drawn: from the root down, row by row, where what isn't there is null and changes nothing.</summary>
internal static class RecursiveSum
{
    public static double Of(double[] rows, int leafRows)
    {
        int size = leafRows;
        while (size < rows.Length)
        {
            size *= 2;
        }

        return Node(rows, leafRows, 0, size) ?? 0;
    }

    private static double? Node(double[] rows, int leafRows, int start, int size)
    {
        if (start >= rows.Length)
        {
            return null;
        }

        return size == leafRows
            ? Lanes(rows, leafRows, start, 0, 1)
            : Join(Node(rows, leafRows, start, size / 2), Node(rows, leafRows, start + (size / 2), size / 2));
    }

    /// <summary>Lanes <paramref name="lane"/>, <paramref name="lane"/> + <paramref name="step"/> and so on, of eight.</summary>
    private static double? Lanes(double[] rows, int leafRows, int start, int lane, int step)
    {
        if (step < 8)
        {
            return Join(Lanes(rows, leafRows, start, lane, step * 2), Lanes(rows, leafRows, start, lane + step, step * 2));
        }

        double? sum = null;
        for (int row = start + lane; row < start + leafRows; row += 8)
        {
            sum = Join(sum, row < rows.Length ? rows[row] : null);
        }

        return sum;
    }

    private static double? Join(double? left, double? right)
    {
        double? sum = left is null || right is null ? left ?? right : left + right;
        return sum is { } number && double.IsNaN(number) ? double.NaN : sum;
    }
}
