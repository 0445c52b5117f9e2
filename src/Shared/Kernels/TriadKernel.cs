using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels.Vectors;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// <c>a = b + 3 * c</c>: next to nothing but traffic, for whoever asks what memory can deliver. After the triad of the STREAM benchmark
/// (J. D. McCalpin, Memory Bandwidth and Machine Balance in Current High Performance Computers, IEEE TCCA Newsletter, December 1995),
/// and a variant of it: float32 where STREAM has float64, and the fetch of the line that a store needs is counted
/// (<see cref="ColumnUse.BytesPerRowTick"/>), 16 bytes a row, where STREAM counts 12 of such rows. Order of operations, each rounded to
/// float32 and none fused: 3 * c; b + that.
/// </summary>
public sealed class TriadKernel : IKernel
{
    /// <summary>What STREAM multiplies by.</summary>
    public const float Factor = 3f;

    private const string Sum = "a";
    private const string Added = "b";
    private const string Scaled = "c";

    /// <inheritdoc/>
    public string Name => "triad";

    /// <inheritdoc/>
    public string Summary => "a = b + 3 * c";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>(Sum), ColumnUse.Reads<float>(Added), ColumnUse.Reads<float>(Scaled)];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Sum, 0f, 0f), new(Added, -100f, 100f), new(Scaled, -100f, 100f)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick) => TriadLoop.Run(rows.Write<float>(0), rows.Read<float>(1), rows.Read<float>(2), Factor);
}
