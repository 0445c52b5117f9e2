using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class TriadKernelTests
{
    private static readonly TriadKernel Kernel = new();

    [Fact]
    public void Rows_of_the_range_become_the_sum_and_the_others_stay()
    {
        uint[] bits = new KernelTable(Kernel, ("a", [9, 9, 9]), ("b", [1, 2, 3]), ("c", [10, 20, 30])).Run(1, new RowRange(1, 2)).Bits("a");

        Assert.Equal([9f, 62f, 9f], bits.Select(BitConverter.UInt32BitsToSingle));
    }

    [Fact]
    public void A_rows_tick_moves_two_loads_a_store_and_what_the_store_fetches() =>
        Assert.Equal(16, Kernel.Columns.Sum(static use => use.BytesPerRowTick));
}
