using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// <c>out += sin(x)^2 + cos(x)^2</c>: bound by arithmetic where motion is bound by memory. Sine and cosine are computed
/// anew in every tick. Order of operations: out + (sin*sin + cos*cos), each rounded to float32.
/// </summary>
public sealed class TrigKernel : IKernel
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
    public string Wants => "out and x";

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Sum, 0f, 0f), new(Angle, -100f, 100f)];

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return columns.Contains(Angle) && columns.Contains(Sum) ? [ColumnUse.Writes(Sum), ColumnUse.Reads(Angle)] : [];
    }

    /// <inheritdoc/>
    public void Run(KernelRows rows, float dt) => Accumulate(rows.Write(0), rows.Read(1));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate(Span<float> sum, ReadOnlySpan<float> angle)
    {
        int lanes = Vector256<float>.Count;
        ref float s = ref MemoryMarshal.GetReference(sum);
        ref float a = ref MemoryMarshal.GetReference(angle[..sum.Length]);
        int row = 0;
        for (; row <= sum.Length - lanes; row += lanes)
        {
            Add(Vector256.LoadUnsafe(ref s, (nuint)row), Vector256.LoadUnsafe(ref a, (nuint)row)).StoreUnsafe(ref s, (nuint)row);
        }

        if (row < sum.Length)
        {
            AccumulateTail(sum[row..], angle[row..sum.Length]);
        }
    }

    // The last rows go through the same vector code, padded: a scalar loop would need a second sine with the same bits.
    private static void AccumulateTail(Span<float> sum, ReadOnlySpan<float> angle)
    {
        Span<float> paddedSum = stackalloc float[Vector256<float>.Count];
        Span<float> paddedAngle = stackalloc float[Vector256<float>.Count];
        sum.CopyTo(paddedSum);
        angle.CopyTo(paddedAngle);
        Add(Vector256.Create<float>(paddedSum), Vector256.Create<float>(paddedAngle)).CopyTo(paddedSum);
        paddedSum[..sum.Length].CopyTo(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add(Vector256<float> sum, Vector256<float> angle)
    {
        (Vector256<float> sin, Vector256<float> cos) = SinCos.Of(angle);
        return sum + ((sin * sin) + (cos * cos));
    }
}
