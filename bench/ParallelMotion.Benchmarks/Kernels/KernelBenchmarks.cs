using BenchmarkDotNet.Attributes;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Benchmarks.Kernels;

/// <summary>Ticks of each kernel in each sweep; figures are per row and tick.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    /// <summary>Row-ticks of an invocation, the same at every length: fewer rows get more ticks.</summary>
    private const int RowTicks = 1 << 24;

    private const float Dt = 1f / 60;

    private static readonly SilentProgress Nobody = SilentProgress.Instance;

    private ScheduleSweep _sweep = null!;

    /// <summary>The kernel's name.</summary>
    [Params("motion", "trig")]
    public string Kernel { get; set; } = "";

    /// <summary>The order in which ticks cross the rows.</summary>
    [Params(Sweep.Streaming, Sweep.Tiled, Sweep.Fused)]
    public Sweep Sweep { get; set; }

    /// <summary>One tile, which stays in the first-level cache, and 16 MiB in two columns, which leave the second-level one.</summary>
    [Params(ScheduleSweep.UsualTileRows, 1 << 21)]
    public int Rows { get; set; }

    /// <summary>Fills the columns.</summary>
    [GlobalSetup]
    public void Fill()
    {
        IKernel kernel = KernelCatalog.Find(Kernel)
            ?? throw new InvalidOperationException($"Cannot measure a kernel because the catalog lacks it: kernel={Kernel}.");
        RowRange range = new(0, Rows);
        Random random = new(42);
        Dictionary<string, ScratchColumn> table = new(StringComparer.Ordinal);
        foreach (ExampleColumn example in kernel.Example)
        {
            ScratchColumn column = new(ElementType.Float32, Rows);
            foreach (ref float value in column.Slice(range).As<float>())
            {
                value = example.Low + (random.NextSingle() * (example.High - example.Low));
            }

            table.Add(example.Name, column);
        }

        Schedule schedule = Schedule.Of(kernel, kernel.Bind(table.Keys.ToHashSet(StringComparer.Ordinal)));
        _sweep = new ScheduleSweep(schedule, use => table[use.Column], range, Dt, Sweep);
    }

    /// <summary>Runs <see cref="RowTicks"/>.</summary>
    [Benchmark(OperationsPerInvoke = RowTicks)]
    public void RowTick() => _sweep.Run(firstTick: 0, RowTicks / Rows, Nobody);
}
