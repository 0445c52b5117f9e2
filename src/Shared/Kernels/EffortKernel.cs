using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// <c>sum = sum / 2 + 1</c>, repeated <c>work</c> times in every tick: a row's cost is its own data, where every other built-in
/// kernel costs the same in each row. For whoever asks what uneven work does to even ranges. Order of operations, each
/// rounded to float32 and none fused: sum * 0.5; that + 1.
/// <para>
/// <c>work</c> counts as the whole number below it; what is negative or NaN counts as 0, and more than
/// <see cref="MostSteps"/> as that many. Each step waits for the one before, so no vector unit helps; the processor overlaps a
/// few neighbouring rows.
/// </para>
/// </summary>
public sealed class EffortKernel : IKernel
{
    /// <summary>
    /// Steps of a row's tick, at most: about 3 us where nothing overlaps. A block of 2^20 rows between two reports of progress then stays within the usual
    /// limit after which a worker counts as hung.
    /// </summary>
    public const int MostSteps = 1024;

    private const string Sum = "sum";
    private const string Work = "work";

    /// <inheritdoc/>
    public string Name => "effort";

    /// <inheritdoc/>
    public string Summary => "sum = sum / 2 + 1, work times";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>(Sum), ColumnUse.Reads<float>(Work)];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Sum, 0f, 100f), new(Work, 0f, 32f)];

    /// <summary>How often a row's step is repeated in a tick.</summary>
    /// <param name="work">What the row holds.</param>
    public static int StepsOf(float work) => work >= 1 ? (int)Math.Min(work, MostSteps) : 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick)
    {
        Span<float> sum = rows.Write<float>(0);
        ReadOnlySpan<float> work = rows.Read<float>(1);
        for (int row = 0; row < sum.Length; row++)
        {
            float value = sum[row];
            for (int left = StepsOf(work[row]); left > 0; left--)
            {
                value = (value * 0.5f) + 1f;
            }

            sum[row] = value;
        }
    }
}
