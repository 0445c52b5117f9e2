using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Creatures;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels.Creatures;

public sealed class HungerKernelTests
{
    private const int Seed = 20_261_129;
    private const int Rows = 200;

    private static readonly HungerKernel Kernel = new();

    [Theory]
    [InlineData(1f / 30)]
    [InlineData(0f)]
    [InlineData(-1e30f)]
    public void Metabolism_is_multiplied_rounded_added_and_rounded_in_the_rows_of_the_range_alone(float dt)
    {
        Random random = new(Seed);
        for (int round = 0; round < 100; round++)
        {
            int start = random.Next(Rows);
            int end = random.Next(start, Rows + 1);
            (float[] energy, float[] metabolism) = (FloatSamples.Make(random, Rows), FloatSamples.Make(random, Rows));
            KernelTable table = new KernelTable(Kernel, ("energy", energy), ("metabolism", metabolism)).Run(dt, new RowRange(start, end));
            uint[] bits = table.Bits("energy");
            for (int row = 0; row < Rows; row++)
            {
                float expected = row >= start && row < end ? Spend(energy[row], metabolism[row], dt) : energy[row];
                Assert.True(BitConverter.SingleToUInt32Bits(expected) == bits[row], $"seed {Seed}, rows [{start}, {end}), row {row}: {energy[row]:R} + {metabolism[row]:R} * {dt:R}");
            }

            Assert.Equal(metabolism.Select(BitConverter.SingleToUInt32Bits), table.Bits("metabolism"));
        }
    }

    [Fact]
    public void Every_sweep_gives_the_bits_of_one_tick_after_the_other()
    {
        Random random = new(Seed);
        (float[] energy, float[] metabolism) = (FloatSamples.Make(random, Rows), FloatSamples.Make(random, Rows));
        Sweep[] sweeps = [Sweep.Streaming, Sweep.Tiled, Sweep.Fused];
        uint[][] found = [.. sweeps.Select(sweep =>
            new KernelTable(Kernel, ("energy", energy), ("metabolism", metabolism)).Sweep(ticks: 7, 1f / 30, sweep, SilentProgress.Instance, new RowRange(0, Rows)).Bits("energy"))];

        float[] expected = energy;
        for (int tick = 0; tick < 7; tick++)
        {
            expected = [.. expected.Zip(metabolism, static (now, spent) => Spend(now, spent, 1f / 30))];
        }

        Assert.All(found, bits => Assert.Equal(expected.Select(BitConverter.SingleToUInt32Bits), bits));
    }

    // A double holds the product of two floats, and rounding their sum twice is harmless: an oracle of its own.
    private static float Spend(float energy, float metabolism, float dt) => float.IsNaN(energy)
        ? BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(energy) | 0x0040_0000)
        : (float)((double)energy + (float)((double)metabolism * dt));
}
