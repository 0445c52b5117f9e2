using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>What memory gives, and who gets it, in a sentence.</summary>
internal static class BandwidthVerdict
{
    /// <summary>Within this part of the best it is as good: fewer workers that get so much are enough.</summary>
    private const double Enough = 0.90;

    /// <summary>Tells it.</summary>
    /// <param name="sizes">The smallest first.</param>
    /// <param name="ceiling">What memory gives.</param>
    public static string Of(IReadOnlyList<BandwidthSize> sizes, Ceiling ceiling)
    {
        string given = $"bandwidth: memory gives {UnitText.BytesPerSecond(ceiling.BytesPerSecond)} to a triad ({Who(ceiling.Run)} on {ceiling.Run.Plan.Partition.Rows:N0} rows{Trust(ceiling)})";
        BandwidthSize large = sizes[^1];
        return ceiling.IsExceededBy(large)
            ? $"{given}, and motion on {large.Rows:N0} rows gets {UnitText.Percent(ceiling.ShareOf(large.Best))} of that, so it is no ceiling: caches served that table, or something slowed the triad down. Ask for more --rows, or again."
            : $"{given}; motion gets {Reached(large, ceiling)}; {Cached(sizes, ceiling)}.";
    }

    private static string Reached(BandwidthSize size, Ceiling ceiling)
    {
        Measurement[] told = [.. size.Motion.Skip(1)];
        double best = told.Max(static run => run.BytesPerSecond);
        Measurement enough = told.First(run => run.BytesPerSecond >= Enough * best);
        string share = $"{UnitText.Percent(ceiling.ShareOf(enough))} of it with {Who(enough)}";
        return enough == told[0] && told.Length > 1
            ? $"{share}, and more workers no more"
            : enough == told[0] ? share
            : $"{share} ({UnitText.Percent(ceiling.ShareOf(told[0]))} with {Who(told[0])})"
                + (enough == told[^1] ? ", and might get more with more" : ", and more workers no more");
    }

    private static string Cached(IReadOnlyList<BandwidthSize> sizes, Ceiling ceiling)
    {
        BandwidthSize[] cached = [.. sizes.Where(ceiling.IsExceededBy)];
        return cached.Length > 0
            ? $"tables of up to {cached[^1].Rows:N0} rows ({UnitText.Bytes(cached[^1].TableBytes)}) run in caches, up to {UnitText.Times(ceiling.ShareOf(cached.MaxBy(size => ceiling.ShareOf(size.Best))!.Best))} the ceiling, and say nothing about memory"
            : sizes.Count > 1 ? "no table of these got more than memory gives, so none of them shows a cache"
            : "what caches do would take smaller tables beside this one (--rows)";
    }

    private static string Trust(Ceiling ceiling) => ceiling.Trust switch
    {
        CeilingTrust.Cached => ", less than four times the last-level cache a column, so memory alone gives less",
        CeilingTrust.Unknown => ", the largest measured, for nobody says how large the last-level cache is",
        _ => string.Empty,
    };

    private static string Who(Measurement run) => run.Plan.Dispatch == Dispatch.DispatchMode.Serial ? "one process" : RunName.Workers(run.Plan.Workers);
}
