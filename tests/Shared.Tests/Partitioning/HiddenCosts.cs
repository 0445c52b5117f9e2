using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

/// <summary>A table of which 20 % of the rows take 80 % of the work, and what its ranges would take.</summary>
internal sealed class HiddenCosts
{
    public const int UnitRows = 32;

    // The cost of all units before.
    private readonly double[] _before;

    private HiddenCosts(int units, Func<int, bool> isDear)
    {
        double dear = 0.8 / Enumerable.Range(0, units).Count(isDear);
        double cheap = 0.2 / Enumerable.Range(0, units).Count(unit => !isDear(unit));
        _before = new double[units + 1];
        for (int unit = 0; unit < units; unit++)
        {
            _before[unit + 1] = _before[unit] + (isDear(unit) ? dear : cheap);
        }
    }

    public int Rows => (_before.Length - 1) * UnitRows;

    /// <summary>In one block, in the middle, in eight blocks, or scattered.</summary>
    public static HiddenCosts Of(string kind, int units, Random random)
    {
        HashSet<int> dear = kind switch
        {
            "block" => [.. Enumerable.Range(random.Next(units * 4 / 5), units / 5)],
            "middle" => [.. Enumerable.Range(units * 2 / 5, units / 5)],
            "blocks" => [.. Enumerable.Range(0, 8).SelectMany(_ => Enumerable.Range(random.Next(units - (units / 40)), units / 40))],
            _ => [.. Enumerable.Range(0, units).Where(_ => random.Next(5) == 0)],
        };
        return new HiddenCosts(units, dear.Contains);
    }

    public double[] Of(Partition partition) => [.. partition.Ranges.Select(range => _before[range.End / UnitRows] - _before[range.Start / UnitRows])];
}
