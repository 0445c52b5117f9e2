using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class TileMeterTests
{
    public static TheoryData<string> Names => [.. KernelCatalog.All.Where(static kernel => kernel.IsElementwise && kernel is not ISegmentKernel).Select(static kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tile_is_whole_vectors_and_fits_a_cache(string name)
    {
        IKernel kernel = KernelCatalog.Find(name)!;
        int rows = TileMeter.FastestRows(Schedule.Of(kernel, kernel.Columns));

        Assert.InRange(rows, 1024, 32768);
        Assert.Equal(0, rows % 128);
    }

    [Theory]
    [InlineData(new[] { 1.0, 1.0, 1.0 }, 0)]
    [InlineData(new[] { 1.0, 0.99, 1.01 }, 0)]
    [InlineData(new[] { 1.0, 0.9, 0.89 }, 1)]
    [InlineData(new[] { 1.0, 0.985, 0.97 }, 1)]
    [InlineData(new[] { 1.0, 1.1, 0.9 }, 2)]
    [InlineData(new[] { 1.0, 0.9, 0.8 }, 2)]
    [InlineData(new[] { 0.8, 0.9, 1.0 }, 0)]
    public void The_smallest_tile_wins_that_no_larger_one_beats_by_more_than_chance(double[] seconds, int expected) =>
        Assert.Equal(expected, TileMeter.Choose(seconds));
}
