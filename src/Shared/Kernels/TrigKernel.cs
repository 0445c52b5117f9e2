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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, float dt) => Accumulate(rows.Write(0), rows.Read(1));

    private static void Accumulate(Span<float> sum, ReadOnlySpan<float> angle)
    {
        int whole = sum.Length - (sum.Length % Vector256<float>.Count);
        AccumulateVectors(sum[..whole], angle[..whole]);
        if (whole < sum.Length)
        {
            AccumulateRest(sum[whole..], angle[whole..sum.Length]);
        }
    }

    // The last rows go through the same machine code, padded: a scalar loop would need a second sine with the same bits,
    // and a second piece of vector code might add two NaNs in the other order.
    private static void AccumulateRest(Span<float> sum, ReadOnlySpan<float> angle)
    {
        Span<float> paddedSum = stackalloc float[Vector256<float>.Count];
        Span<float> paddedAngle = stackalloc float[Vector256<float>.Count];
        sum.CopyTo(paddedSum);
        angle.CopyTo(paddedAngle);
        AccumulateVectors(paddedSum, paddedAngle);
        paddedSum[..sum.Length].CopyTo(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AccumulateVectors(Span<float> sum, ReadOnlySpan<float> angle)
    {
        int lanes = Vector256<float>.Count;
        ref float s = ref MemoryMarshal.GetReference(sum);
        ref float a = ref MemoryMarshal.GetReference(angle[..sum.Length]);
        for (int row = 0; row <= sum.Length - lanes; row += lanes)
        {
            (Vector256<float> sin, Vector256<float> cos) = SinCos.Of(Vector256.LoadUnsafe(ref a, (nuint)row));
            Vector256<float> total = Vector256.LoadUnsafe(ref s, (nuint)row) + ((sin * sin) + (cos * cos));
            total.StoreUnsafe(ref s, (nuint)row);
        }
    }
}
