using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Shared.Tests.Kernels.Loading;

public sealed class KernelCompilationTests
{
    [Fact]
    public void Built_in_kernels_and_the_sample_are_compiled_fully_at_first_call() => Assert.All(
        KernelCatalog.All.Append(KernelLookup.Find($"{KernelFiles.Drag}:drag").Kernel), static kernel => Assert.Null(KernelCompilation.Fault(kernel)));

    [Fact]
    public void A_debug_build_is_told_apart() => Assert.Contains(
        "built without optimisation", KernelCompilation.Fault(KernelLookup.Find($"{KernelFiles.Strange}:wide").Kernel), StringComparison.Ordinal);

    [Fact]
    public void A_kernel_that_is_not_marked_is_told_apart()
    {
        Assert.StartsWith("Run is compiled in tiers: mark it", KernelCompilation.Fault(new RecordingKernel(isElementwise: true)), StringComparison.Ordinal);
        Assert.StartsWith("RunTicks is compiled in tiers: mark it", KernelCompilation.Fault(new HalfMarkedKernel()), StringComparison.Ordinal);
    }

    private sealed class HalfMarkedKernel : IFusedKernel
    {
        public string Name => "half-marked";

        public bool IsElementwise => true;

        public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("a")];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(KernelRows rows, Tick tick) => RunTicks(rows, tick, 1);

        public void RunTicks(KernelRows rows, Tick first, int ticks)
        {
        }
    }
}
