using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class EffortKernelTests
{
    private const int Seed = 20261127;

    private static readonly EffortKernel Kernel = new();

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(0.99f, 0)]
    [InlineData(1f, 1)]
    [InlineData(3.9f, 3)]
    [InlineData(1024f, 1024)]
    [InlineData(1025f, 1024)]
    [InlineData(1e30f, 1024)]
    [InlineData(float.PositiveInfinity, 1024)]
    [InlineData(-5f, 0)]
    [InlineData(float.NaN, 0)]
    public void A_rows_steps_are_the_whole_number_it_holds_within_bounds(float work, int steps)
    {
        Assert.Equal(steps, EffortKernel.StepsOf(work));
        Assert.Equal(BitConverter.SingleToUInt32Bits(After(100f, steps)), Run([100f], [work], new RowRange(0, 1))[0]);
    }

    [Fact]
    public void Each_step_is_rounded_twice()
    {
        Random random = new(Seed);
        float[] sum = FloatSamples.Make(random, 200);
        float[] work = [.. Enumerable.Range(0, 200).Select(_ => (float)random.Next(20))];

        uint[] bits = Run(sum, work, new RowRange(0, 200));

        Assert.All(Enumerable.Range(0, 200), row => Assert.True(BitConverter.SingleToUInt32Bits(After(sum[row], (int)work[row])) == bits[row], $"seed {Seed}, row {row}"));
    }

    [Fact]
    public void Rows_outside_the_range_stay()
    {
        uint[] bits = Run([8, 8, 8], [5, 5, 5], new RowRange(1, 2));

        Assert.Equal(BitConverter.SingleToUInt32Bits(8f), bits[0]);
        Assert.NotEqual(bits[0], bits[1]);
        Assert.Equal(bits[0], bits[2]);
    }

    private static float After(float sum, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            float half = (float)((double)sum * 0.5);
            sum = (float)((double)half + 1);
        }

        return sum;
    }

    private static uint[] Run(float[] sum, float[] work, RowRange range) => new KernelTable(Kernel, ("sum", sum), ("work", work)).Run(1, range).Bits("sum");
}
