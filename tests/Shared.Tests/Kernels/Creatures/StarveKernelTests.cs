using System.Numerics;
using ParallelMotion.Shared.Kernels.Creatures;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels.Creatures;

public sealed class StarveKernelTests : IDisposable
{
    private const int Seed = 20_261_128;
    private const int MostRows = 1000;

    private static readonly StarveKernel Kernel = new();

    private readonly SegmentBench _bench = new(MostRows);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void It_finds_what_a_plain_loop_finds_whatever_the_length_and_the_start()
    {
        Random random = new(Seed);
        int lengths = (4 * Vector<float>.Count) + 2;
        for (int round = 0; round < 20; round++)
        {
            for (int length = 0; length < lengths; length++)
            {
                float[] energy = Energies(random, MostRows, round);
                int start = random.Next(MostRows - length + 1);
                RowRange range = new(start, start + length);

                Assert.True(
                    Starving(energy, range).SequenceEqual(_bench.Find(Kernel, energy, range)), $"seed {Seed}, round {round}, start {start}, length {length}");
            }
        }
    }

    [Fact]
    public void Wherever_a_range_is_cut_the_pieces_find_the_same_one_behind_the_other()
    {
        Random random = new(Seed);
        for (int round = 0; round < 300; round++)
        {
            float[] energy = Energies(random, random.Next(1, MostRows), round);
            int[] borders = [0, .. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(energy.Length + 1)).Order(), energy.Length];
            RowRange[] pieces = [.. borders.Zip(borders.Skip(1), static (start, end) => new RowRange(start, end))];

            Assert.True(
                Starving(energy, new RowRange(0, energy.Length)).SequenceEqual(_bench.Find(Kernel, energy, pieces)), $"seed {Seed}, round {round}: {string.Join(' ', borders)}");
        }
    }

    [Fact]
    public void Only_what_is_below_zero_starves()
    {
        float[] energy = [float.NaN, -0f, 0f, float.NegativeInfinity, float.PositiveInfinity, -float.Epsilon, float.Epsilon, -1f];

        Assert.Equal([3, 5, 7], _bench.Find(Kernel, energy, new RowRange(0, energy.Length)));
    }

    [Fact]
    public void Energies_stay_as_they_are()
    {
        float[] energy = Energies(new Random(Seed), MostRows, round: 0);
        float[] before = [.. energy];

        _ = _bench.Find(Kernel, energy, new RowRange(0, MostRows));

        Assert.Equal(before.Select(BitConverter.SingleToUInt32Bits), energy.Select(BitConverter.SingleToUInt32Bits));
    }

    private static IEnumerable<int> Starving(float[] energy, RowRange range) =>
        Enumerable.Range(range.Start, range.Length).Where(row => energy[row] < 0);

    // Every class of floats, but in half of the rounds as in a simulator: few below zero.
    private static float[] Energies(Random random, int rows, int round)
    {
        float[] energy = FloatSamples.Make(random, rows);
        return round % 2 == 0 ? energy : [.. energy.Select(value => random.Next(20) == 0 ? value : Math.Abs(value))];
    }
}
