using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// <c>pos += vel * dt</c> for every column <c>pos</c> or <c>pos_NAME</c> that has a twin <c>vel</c> or <c>vel_NAME</c>:
/// a float32 multiply, rounded, then a float32 add, rounded. Never fused, so the bits equal NumPy's.
/// </summary>
public sealed class MotionKernel : IFusedKernel, IUndoKernel
{
    private const string Position = "pos";
    private const string Velocity = "vel";

    /// <inheritdoc/>
    public string Name => "motion";

    /// <inheritdoc/>
    public string Summary => "pos += vel * dt";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>(Position), ColumnUse.Reads<float>(Velocity)];

    /// <inheritdoc/>
    public string Wants => "pos with vel, or pos_NAME with vel_NAME";

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Position, -1000f, 1000f), new(Velocity, -10f, 10f)];

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns) => TwinColumns.Bind<float>(columns, Position, Velocity);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick) => RunTicks(rows, tick, ticks: 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RunTicks(KernelRows rows, Tick first, int ticks)
    {
        for (int pair = 0; pair < rows.ColumnCount; pair += 2)
        {
            RowLoop<Advance>.Run(rows, pair, pair + 1, first.Dt, ticks);
        }
    }

    internal readonly struct Advance : IRowFormula
    {
        public static bool IsShort => true;

        public static bool IsPlain<TLanes>(TLanes other)
            where TLanes : struct, ILanes<TLanes> => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Next<TLanes>(TLanes own, TLanes other, TLanes dt)
            where TLanes : struct, ILanes<TLanes> => own + (other * dt);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes NextOfAny<TLanes>(TLanes own, TLanes other, TLanes dt)
            where TLanes : struct, ILanes<TLanes> => Next(own, other, dt);
    }
}
