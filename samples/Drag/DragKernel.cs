using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Samples.Drag;

/// <summary>
/// Air resistance without gravity: what flies twice as fast is held back four times as hard. Quadratic drag,
/// <c>dv/dt = -k |v| v</c>, has an exact solution, <c>v(t) = v / (1 + k |v| t)</c> (Taylor, Classical Mechanics, 2.4): so
/// no tick is too long for it, and nothing ever flies backwards.
/// </summary>
public sealed class DragKernel : IKernel
{
    /// <summary>How strongly the air holds, in 1/m: a ball at 10 m/s has lost half of its speed after 2 s.</summary>
    public const float Drag = 0.05f;

    /// <inheritdoc/>
    public string Name => "drag";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("vel_x"), ColumnUse.Writes<float>("vel_y")];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick)
    {
        Span<float> x = rows.Write<float>(0);
        Span<float> y = rows.Write<float>(1);
        for (int row = 0; row < x.Length; row++)
        {
            float speed = MathF.Sqrt((x[row] * x[row]) + (y[row] * y[row]));
            float left = 1 / (1 + (Drag * speed * tick.Dt));
            x[row] *= left;
            y[row] *= left;
        }
    }
}
