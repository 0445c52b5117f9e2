using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ParallelMotion.Shared.Kernels.Vectors;

/// <summary>Which of the processor's vector units the kernels run on in this process.</summary>
public static class VectorUnit
{
    /// <summary>
    /// Its name and how many float32 rows it holds, such as <c>AVX-512, 16 rows</c>. The runtime decides it at start-up, from
    /// the processor and from switches such as <c>DOTNET_EnableAVX2=0</c>.
    /// </summary>
    public static string Name { get; } = Describe();

    /// <summary>Rows in one register.</summary>
    public static int Rows =>
        Vector512.IsHardwareAccelerated ? Vector512<float>.Count
        : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
        : Vector128.IsHardwareAccelerated ? Vector128<float>.Count
        : 1;

    // Fused multiply-adds come with AVX2 on every x86 processor there is, and with NEON.
    private static string Describe() => Rows switch
    {
        1 => "portable, 1 row",
        4 when AdvSimd.IsSupported => "NEON, 4 rows",
        4 => Fma.IsSupported ? "SSE with FMA, 4 rows" : "SSE, 4 rows",
        8 => "AVX2, 8 rows",
        int rows => $"AVX-512, {rows} rows",
    };
}
