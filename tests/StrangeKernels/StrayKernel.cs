using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>
/// Writes far behind the rows it was given, through a pointer: a NaN, <see cref="Variable"/> rows behind the end of its span.
/// It does so in the worker that has the first rows, in each call that starts with them.
/// </summary>
public sealed class StrayKernel() : OneColumnKernel("stray")
{
    /// <summary>The environment variable that says how many rows; without it, the first row behind the span.</summary>
    public const string Variable = "STRAY_ROWS";

    private static readonly long Rows = long.TryParse(Environment.GetEnvironmentVariable(Variable), out long rows) ? rows : 0;

    public override unsafe void Run(KernelRows rows, Tick tick)
    {
        AddOne(rows);
        if (IsAtWork(tick) && rows.Range.Start == 0)
        {
            fixed (float* first = &rows.Write<float>(0)[0])
            {
                first[rows.Count + Rows] = float.NaN;
            }
        }
    }
}
