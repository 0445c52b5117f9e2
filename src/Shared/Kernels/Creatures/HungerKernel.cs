using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Kernels.Creatures;

/// <summary>
/// Creatures spend energy: <c>energy += metabolism * dt</c>, where metabolism is negative: a float32 multiply, rounded, then an add,
/// rounded, as in <see cref="MotionKernel"/>.
/// </summary>
public sealed class HungerKernel : IFusedKernel, IUndoKernel
{
    /// <inheritdoc/>
    public string Name => "hunger";

    /// <inheritdoc/>
    public string Summary => "energy += metabolism * dt";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("energy"), ColumnUse.Reads<float>("metabolism")];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new("energy", 0f, 100f), new("metabolism", -20f, -5f)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick) => RunTicks(rows, tick, ticks: 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RunTicks(KernelRows rows, Tick first, int ticks) =>
        RowLoop<MotionKernel.Advance>.Run(rows, own: 0, other: 1, first.Dt, ticks);
}
