using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// Whether a table of some size fits this machine, found out before anything is allocated. <see cref="RegionNeed"/> counts the regions to
/// the byte, once the plan is there.
/// </summary>
internal static class MemoryNeed
{
    /// <summary>
    /// Copies of the table that the coordinator keeps for itself, at most: the columns before the first tick, and those
    /// that the serial run wrote.
    /// </summary>
    private const int OwnCopies = 2;

    /// <summary>Copies of the table that all workers together write in an audit, and keep until they are attached again.</summary>
    private const int CopiesOfWorkers = 1;

    /// <summary>Refuses a table that doesn't fit.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">What each of its columns holds.</param>
    /// <param name="sharedAvailable">Free bytes where regions lie; null when the system doesn't say.</param>
    /// <param name="available">Bytes of memory that this process may use, containers' limits counted.</param>
    /// <param name="auditors">Workers that note which rows they changed, and write copies of their own; 0 without an audit.</param>
    /// <exception cref="RefusedException">Too few bytes (13), or more rows than any machine is offered here (2).</exception>
    public static void Check(long rows, IReadOnlyCollection<ElementType> columns, long? sharedAvailable, long available, int auditors = 0)
    {
        double table = ((double)rows * columns.Sum(static type => type.Bytes())) + ((double)columns.Count * RegionSpec.OverheadBytes);
        double shared = table + WrittenBitsSet.Bytes(columns.Count, auditors, rows);
        Require("shared memory", shared, sharedAvailable ?? long.MaxValue, rows, "Ask for fewer --rows, or name a --memory-folder with more room.");

        // Where regions lie in memory, they count against it as well as the copies.
        Require("memory", shared + (table * (auditors > 0 ? OwnCopies + CopiesOfWorkers : OwnCopies)), available, rows, "Ask for fewer --rows.");
        if (rows > Limits.MaxRows)
        {
            throw RefusedException.Usage($"Cannot run because there are too many rows: rows={rows}, expected={Limits.MaxRows} at most.");
        }
    }

    private static void Require(string what, double needed, long available, long rows, string advice)
    {
        if (needed > available)
        {
            throw RefusedException.TooLittle(
                $"Cannot hold the table because there is too little {what}: needed={needed:0} bytes, available={available} bytes, rows={rows}"
                + (rows > Limits.MaxRows ? $", and no table may have more than {Limits.MaxRows}" : string.Empty) + $". {advice}");
        }
    }
}
