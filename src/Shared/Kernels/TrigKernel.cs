using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// <c>out += sin(x)^2 + cos(x)^2</c>: bound by arithmetic where motion is bound by memory. Sine and cosine are computed
/// anew in every tick. Order of operations: out + (sin*sin + cos*cos), each rounded to float32.
/// </summary>
public sealed class TrigKernel : IFusedKernel, IUndoKernel
{
    private const string Angle = "x";
    private const string Sum = "out";

    /// <inheritdoc/>
    public string Name => "trig";

    /// <inheritdoc/>
    public string Summary => "out += sin(x)^2 + cos(x)^2";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>(Sum), ColumnUse.Reads<float>(Angle)];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Sum, 0f, 0f), new(Angle, -100f, 100f)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick) => RunTicks(rows, tick, ticks: 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RunTicks(KernelRows rows, Tick first, int ticks) =>
        RowLoop<Accumulate>.Run(rows, own: 0, other: 1, first.Dt, ticks);

    internal readonly struct Accumulate : IRowFormula
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool IsPlain<TLanes>(TLanes other)
            where TLanes : struct, ILanes<TLanes> => SinCos.AreSmall(other);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Next<TLanes>(TLanes own, TLanes other, TLanes dt)
            where TLanes : struct, ILanes<TLanes>
        {
            SinCos.OfSmall(other, out TLanes sin, out TLanes cos);
            return Add(own, sin, cos);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes NextOfAny<TLanes>(TLanes own, TLanes other, TLanes dt)
            where TLanes : struct, ILanes<TLanes>
        {
            SinCos.OfAny(other, out TLanes sin, out TLanes cos);
            return Add(own, sin, cos);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes Add<TLanes>(TLanes own, TLanes sin, TLanes cos)
            where TLanes : struct, ILanes<TLanes> => own + ((sin * sin) + (cos * cos));
    }
}
