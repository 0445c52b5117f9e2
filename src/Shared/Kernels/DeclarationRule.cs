namespace ParallelMotion.Shared.Kernels;

/// <summary>What a kernel may declare, so that no row is read by one worker while another writes it.</summary>
public static class DeclarationRule
{
    /// <summary>Looks for what a kernel must not declare.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="uses">The columns it is bound to.</param>
    /// <returns>What is wrong, as "because" goes on in a sentence, with found and expected values; null when nothing is.</returns>
    public static string? Fault(IKernel kernel, IReadOnlyCollection<ColumnUse> uses)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(uses);
        return kernel is INeighbourKernel neighbour ? FaultOf(neighbour, [.. uses]) : FaultOfOwnRowsOnly(uses);
    }

    // Sweeps of elementwise kernels let one row be ticks ahead of the next, and then a pair has no one column to read.
    private static string? FaultOfOwnRowsOnly(IReadOnlyCollection<ColumnUse> uses) =>
        uses.FirstOrDefault(static use => use.Access is ColumnAccess.Swap or ColumnAccess.ReadAround) is { } wide
            ? $"only a kernel with neighbours swaps columns or reads around: column={wide.Column}, expected={nameof(INeighbourKernel)}"
            : null;

    private static string? FaultOf(INeighbourKernel kernel, ColumnUse[] uses)
    {
        if (kernel.IsElementwise)
        {
            return "what depends on neighbours is not elementwise: isElementwise=True, expected=False";
        }

        if (kernel.Reach is < 1 or > Limits.MaxRows)
        {
            return $"its reach is out of bounds: reach={kernel.Reach}, expected=1 to {Limits.MaxRows}";
        }

        return FaultOfSingle(uses) ?? FaultOfNamedTwice(uses) ?? FaultOfWrittenAround(uses);
    }

    private static string? FaultOfSingle(ColumnUse[] uses)
    {
        bool[] starts = StartsOfPairs(uses);
        return uses
            .Where((use, index) => use.Access == ColumnAccess.Swap && !starts[index] && (index == 0 || !starts[index - 1]))
            .Select(static use => $"a column that swaps stands without the other of its pair: column={use.Column}, expected=two in a row")
            .FirstOrDefault();
    }

    // Rows of others would be written while they are read: by the same kernel, in another worker.
    private static string? FaultOfWrittenAround(ColumnUse[] uses) => uses
        .Where(around => around.Access == ColumnAccess.ReadAround && uses.Any(use => use.IsWritten && string.Equals(use.Column, around.Column, StringComparison.Ordinal)))
        .Select(static around => $"it writes a column that it reads around its rows: column={around.Column}, expected=a pair that swaps")
        .FirstOrDefault();

    // Under a second declaration a kernel would find now what was before the tick, now what comes after it.
    private static string? FaultOfNamedTwice(ColumnUse[] uses) => uses
        .GroupBy(static use => use.Column, StringComparer.Ordinal)
        .FirstOrDefault(static same => same.Count() > 1 && same.Any(static use => use.Access == ColumnAccess.Swap)) is { } twice
            ? $"a column that swaps is declared more than once: column={twice.Key}, expected=once"
            : null;

    /// <summary>Which uses are the first of a pair: adjacent ones, from the first on.</summary>
    internal static bool[] StartsOfPairs(ReadOnlySpan<ColumnUse> uses)
    {
        bool[] starts = new bool[uses.Length];
        for (int index = 0; index < uses.Length - 1; index++)
        {
            bool isSecond = index > 0 && starts[index - 1];
            starts[index] = !isSecond && uses[index].Access == ColumnAccess.Swap && uses[index + 1].Access == ColumnAccess.Swap;
        }

        return starts;
    }
}
