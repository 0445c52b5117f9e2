using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class MotionKernelTests
{
    private const int LongestRange = 70;
    private const int Rows = 100;

    private static readonly MotionKernel Kernel = new();

    [Theory]
    [InlineData(1f / 60)]
    [InlineData(0f)]
    [InlineData(-1e-40f)]
    [InlineData(1e30f)]
    [InlineData(float.NegativeInfinity)]
    public void Every_row_of_the_range_is_multiplied_rounded_added_and_rounded(float dt)
    {
        const int Seed = 20260701;
        Random random = new(Seed);
        for (int length = 0; length <= LongestRange; length++)
        {
            for (int round = 0; round < 8; round++)
            {
                int start = random.Next(Rows - length + 1);
                float[] pos = FloatSamples.Make(random, Rows);
                float[] vel = FloatSamples.Make(random, Rows);
                uint[] bits = Table(pos, vel).Run(dt, new RowRange(start, start + length)).Bits("pos");
                for (int row = 0; row < Rows; row++)
                {
                    float expected = row >= start && row < start + length ? Advance(pos[row], vel[row], dt) : pos[row];
                    Assert.True(
                        BitConverter.SingleToUInt32Bits(expected) == bits[row],
                        $"seed {Seed}, start {start}, length {length}, row {row}: {pos[row]:R} + {vel[row]:R} * {dt:R} gave {bits[row]:X8}");
                }
            }
        }
    }

    [Fact]
    public void Velocities_stay_and_every_pair_moves()
    {
        KernelTable table = new(Kernel, ("pos", [1]), ("vel", [2]), ("pos_x", [10]), ("vel_x", [20]), ("pos_y", [5]));

        table.Run(0.5f, new RowRange(0, 1));
        string columns = string.Join(' ', new[] { "pos", "vel", "pos_x", "vel_x", "pos_y" }
            .Select(column => BitConverter.UInt32BitsToSingle(table.Bits(column)[0])));
        Assert.Equal("2 2 20 20 5", columns);
    }

    [Theory]
    [InlineData("pos vel", "pos+ vel")]
    [InlineData("vel_y pos_y vel pos pos_x vel_x", "pos+ vel pos_x+ vel_x pos_y+ vel_y")]
    [InlineData("pos_B vel_B pos_a vel_a", "pos_B+ vel_B pos_a+ vel_a")]
    [InlineData("pos vel_x pos_y vel_z", "")]
    [InlineData("pos_ vel_", "pos_+ vel_")]
    [InlineData("position velocity posx velx", "")]
    [InlineData("Pos Vel POS VEL", "")]
    [InlineData("", "")]
    public void It_works_on_pairs_of_one_name_in_ordinal_order(string columns, string expected)
    {
        HashSet<string> names = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> bound = Kernel.Bind(names).Select(use => use.Column + (use.Access == ColumnAccess.Write ? "+" : ""));

        Assert.Equal(expected, string.Join(' ', bound));
    }

    private static KernelTable Table(float[] pos, float[] vel) => new(Kernel, ("pos", pos), ("vel", vel));

    /// <summary>A double holds the product of two floats exactly; rounding the sum of two floats twice is innocuous.</summary>
    private static float Advance(float pos, float vel, float dt)
    {
        if (float.IsNaN(pos))
        {
            return BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(pos) | 0x0040_0000);
        }

        float step = (float)((double)vel * dt);
        return (float)((double)pos + step);
    }
}
