using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Kernels.Vectors;

public sealed class RowLoopTests
{
    private const int Seed = 20261128;

    private delegate void Loop(Span<float> own, ReadOnlySpan<float> other, float dt, int ticks);

    private static readonly Loop[] Motion =
    [
        RowLoop<MotionKernel.Advance>.RunIn<Lanes1>,
        RowLoop<MotionKernel.Advance>.RunIn<Lanes4>,
        RowLoop<MotionKernel.Advance>.RunIn<Lanes8>,
        RowLoop<MotionKernel.Advance>.RunIn<Lanes16>,
        Logged<MotionKernel.Advance, Lanes1>,
        Logged<MotionKernel.Advance, Lanes4>,
        Logged<MotionKernel.Advance, Lanes8>,
        Logged<MotionKernel.Advance, Lanes16>,
    ];

    private static readonly Loop[] Trig =
    [
        RowLoop<TrigKernel.Accumulate>.RunIn<Lanes1>,
        RowLoop<TrigKernel.Accumulate>.RunIn<Lanes4>,
        RowLoop<TrigKernel.Accumulate>.RunIn<Lanes8>,
        RowLoop<TrigKernel.Accumulate>.RunIn<Lanes16>,
        Logged<TrigKernel.Accumulate, Lanes1>,
        Logged<TrigKernel.Accumulate, Lanes4>,
        Logged<TrigKernel.Accumulate, Lanes8>,
        Logged<TrigKernel.Accumulate, Lanes16>,
    ];

    [Fact]
    public void Motion_gives_the_same_bits_at_every_width_and_in_one_go_or_tick_by_tick() => Compare(Motion);

    [Fact]
    public void Trig_gives_the_same_bits_at_every_width_and_in_one_go_or_tick_by_tick() => Compare(Trig);

    [Fact]
    public void A_row_that_is_NaN_keeps_its_bits_made_quiet()
    {
        float signalling = BitConverter.UInt32BitsToSingle(0x7F80_4321);
        foreach (Loop loop in Motion.Concat(Trig))
        {
            float[] own = new float[300];
            float[] other = [.. Enumerable.Repeat(FloatSamples.OtherNaN, own.Length)];
            Array.Fill(own, FloatSamples.QuietNaN);
            own[17] = signalling;
            loop(own, other, 0.5f, 3);

            Assert.Equal(0x7FC0_4321u, BitConverter.SingleToUInt32Bits(own[17]));
            Assert.All(own.Where((_, row) => row != 17), static value => Assert.Equal(FloatSamples.QuietNaN, value));
        }
    }

    [Fact]
    public void A_NaN_that_a_tick_makes_of_numbers_is_the_same_at_every_width()
    {
        foreach (Loop loop in Motion)
        {
            float[] own = [.. Enumerable.Repeat(float.PositiveInfinity, 300)];
            loop(own, [.. Enumerable.Repeat(float.NegativeInfinity, own.Length)], 0.5f, 3);

            Assert.All(own, static value => Assert.Equal(0xFFC0_0000u, BitConverter.SingleToUInt32Bits(value)));
        }
    }

    private static void Compare(Loop[] loops)
    {
        Random random = new(Seed);
        for (int round = 0; round < 200; round++)
        {
            int rows = random.Next(300);
            int ticks = random.Next(1, 6);
            bool isOrdinary = random.Next(2) == 0;
            float[] own = Values(random, rows, isOrdinary);
            float[] other = Values(random, rows, isOrdinary);
            uint[] expected = TickByTick(loops[0], own, other, ticks);
            for (int width = 0; width < loops.Length; width++)
            {
                string where = $"seed {Seed}, round {round}, width {width}, {rows} rows, {ticks} ticks";
                Assert.True(expected.SequenceEqual(TickByTick(loops[width], own, other, ticks)), where);
                float[] fused = [.. own];
                loops[width](fused, other, 0.1f, ticks);
                Assert.True(expected.SequenceEqual(Bits(fused)), where + ", in one go");
            }
        }
    }

    private static uint[] TickByTick(Loop loop, float[] own, float[] other, int ticks)
    {
        float[] rows = [.. own];
        for (int tick = 0; tick < ticks; tick++)
        {
            loop(rows, other, 0.1f, 1);
        }

        return Bits(rows);
    }

    private static float[] Values(Random random, int rows, bool isOrdinary) => isOrdinary
        ? [.. Enumerable.Range(0, rows).Select(_ => (random.NextSingle() - 0.5f) * 200f)]
        : FloatSamples.Make(random, rows);

    private static uint[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToUInt32Bits)];

    private static void Logged<TFormula, TLanes>(Span<float> own, ReadOnlySpan<float> other, float dt, int ticks)
        where TFormula : struct, IRowFormula
        where TLanes : struct, ILanes<TLanes>
    {
        using Journal journal = Journal.Scratch(1);
        for (int tick = 0; tick < ticks; tick++)
        {
            UndoLog log = journal.Undo;
            log.Position = default;
            LoggedRowLoop<TFormula>.RunIn<TLanes>(own, other, dt, log, column: 0);
        }
    }
}
