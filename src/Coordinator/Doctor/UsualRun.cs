using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Doctor;

/// <summary>What runs need of the machine: the main job as it is without options, and the smallest there can be.</summary>
internal static class UsualRun
{
    private static readonly string[] Kernels = ["motion", "trig"];

    /// <summary>The main job's, without --rows.</summary>
    public const int Rows = 10_000_000;

    /// <summary>
    /// Threads of the coordinator and of one worker with its share of them. Counted with 4 workers: 14 in the coordinator, 4 or 5 in each worker;
    /// a shell starts it and is gone again.
    /// </summary>
    public const int CoordinatorThreads = 24;
    public const int WorkerThreads = 8;

    /// <summary>
    /// Files that the coordinator has open, and that each worker adds (its pipe, its three streams, its journal). Counted with 4 workers: 167, most
    /// of them assemblies. A worker's own files are fewer.
    /// </summary>
    public const int CoordinatorFiles = 200;
    public const int WorkerFiles = 9;

    /// <summary>Regions of a small table for one worker: control, journal and two columns, each with its header's 64 KiB.</summary>
    public const long LeastBytes = 1L << 20;

    /// <summary>Regions of the main job: the columns of both its kernels.</summary>
    public static long RegionBytes { get; } = Columns(Rows);

    /// <summary>Memory of the main job: regions, and the two copies of the table that the coordinator keeps.</summary>
    public static long MemoryBytes => 3 * RegionBytes;

    /// <summary>Rows of the main job's table that fit some bytes, as far as a table may have so many.</summary>
    public static long RowsIn(long bytes) => Math.Clamp((bytes - Columns(0)) / BytesPerRow, 0, Limits.MaxRows);

    private static long BytesPerRow => (RegionBytes - Columns(0)) / Rows;

    private static long Columns(int rows) => Kernels
        .Select(static name => KernelCatalog.Find(name) ?? throw new InvalidOperationException($"Broken invariant: there is no kernel {name}."))
        .SelectMany(static kernel => kernel.Example)
        .Sum(column => new RegionSpec(column.Name, column.Type, rows).TotalBytes);
}
