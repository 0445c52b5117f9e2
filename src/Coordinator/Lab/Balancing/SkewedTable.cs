using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>A table whose first fifth of the rows holds four fifths of the work: whoever gets a share of the rows gets another of the work.</summary>
internal static class SkewedTable
{
    /// <summary>The share of the rows that are dear.</summary>
    public const double DearRows = 0.20;

    /// <summary>Steps of a dear row, and of any other: 0.2 x 64 of 0.2 x 64 + 0.8 x 4 are 80 %.</summary>
    private const float DearSteps = 64;
    private const float CheapSteps = 4;

    /// <summary>What costs as much as its data say.</summary>
    public static IKernel Kernel { get; } = new EffortKernel();

    /// <summary>Makes it.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="seed">What the column that is written starts from.</param>
    public static ColumnTable Make(int rows, ulong seed) => GeneratedTable.Make(Kernel.Example, rows, seed).With(
        static column => column.Name is "work" ? new Column<float>(column.Name, Work(column.Rows)) : column);

    /// <summary>The share of all steps that dear rows have.</summary>
    public static double DearWork(ColumnTable table)
    {
        float[] work = ((Column<float>)table["work"]).Values;
        return work.Where(static steps => steps.Equals(DearSteps)).Sum(static steps => (double)steps) / work.Sum(static steps => (double)steps);
    }

    private static float[] Work(int rows)
    {
        float[] work = new float[rows];
        Array.Fill(work, CheapSteps);
        Array.Fill(work, DearSteps, 0, (int)(rows * DearRows));
        return work;
    }
}
