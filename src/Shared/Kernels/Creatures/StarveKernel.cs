using System.Numerics;
using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Kernels.Creatures;

/// <summary>Finds the creatures whose energy is below zero; one that is NaN lives on.</summary>
public sealed class StarveKernel : ISegmentKernel
{
    /// <inheritdoc/>
    public string Name => "starve";

    /// <inheritdoc/>
    public string Summary => "energy < 0 goes into the segment starved";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public string Segment => "starved";

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Reads<float>("energy")];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new("energy", 0f, 100f)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick)
    {
        ReadOnlySpan<float> energy = rows.Read<float>(0);
        int row = 0;

        // Few starve in a tick, so a vector at a time is asked whether anybody does.
        for (; row <= energy.Length - Vector<float>.Count; row += Vector<float>.Count)
        {
            if (Vector.LessThanAny(new Vector<float>(energy[row..]), Vector<float>.Zero))
            {
                Append(rows, energy, row, row + Vector<float>.Count);
            }
        }

        Append(rows, energy, row, energy.Length);
    }

    private static void Append(KernelRows rows, ReadOnlySpan<float> energy, int start, int end)
    {
        for (int row = start; row < end; row++)
        {
            if (energy[row] < 0)
            {
                rows.Append(row);
            }
        }
    }
}
