using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Kernels.Lab;

/// <summary><c>pos += vel * dt</c> on columns, one row after the other, with the bits of <see cref="MotionKernel"/> (but for the bits within a NaN): what a plain loop over two spans is compiled to, for .NET makes no vectors of it by itself.</summary>
public sealed class ScalarKernel : IKernel
{
    /// <inheritdoc/>
    public string Name => "motion-scalar";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("pos"), ColumnUse.Reads<float>("vel")];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => new MotionKernel().Example;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick)
    {
        Span<float> positions = rows.Write<float>(0);
        ReadOnlySpan<float> velocities = rows.Read<float>(1);
        float dt = tick.Dt;
        for (int row = 0; row < positions.Length; row++)
        {
            positions[row] += velocities[row] * dt;
        }
    }
}
