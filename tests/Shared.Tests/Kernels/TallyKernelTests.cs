using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class TallyKernelTests
{
    private static readonly TallyKernel Kernel = new();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Every_row_of_the_range_counts_its_own_steps(int ticks)
    {
        Counters counters = new([5, 0, uint.MaxValue, 9], [1, 3, 2, 100]);

        counters.Run(new RowRange(0, 3), ticks);

        Assert.Equal([5 + (uint)ticks, 3 * (uint)ticks, (2 * (uint)ticks) - 1, 9], counters.Values);
    }

    [Theory]
    [InlineData("count step", "count step")]
    [InlineData("step_b count_b count step_a x", "count_b step_b")]
    [InlineData("counts steps", "")]
    public void A_count_goes_by_the_step_of_its_name(string columns, string bound) =>
        Assert.Equal(bound, string.Join(' ', ((IKernel)Kernel).Bind(columns.Split(' ').ToHashSet(StringComparer.Ordinal)).Select(static use => use.Column)));

    [Fact]
    public void Each_tick_reaches_memory_while_later_ones_are_still_to_come()
    {
        const uint Ticks = 2_000_000;
        uint between = 0;
        for (int round = 0; round < 1000 && between == 0; round++)
        {
            Counters counters = new([0], [1]);
            Thread writer = new(() => counters.Run(new RowRange(0, 1), (int)Ticks));
            writer.Start();
            uint seen;
            do
            {
                seen = counters.Now;
            }
            while (seen == 0 && writer.IsAlive);

            between = seen % Ticks;
            Assert.True(writer.Join(TimeSpan.FromMinutes(1)));
            Assert.Equal(Ticks, counters.Now);
        }

        // Kept in a register, a count would come at once.
        Assert.NotEqual(0u, between);
    }

    private sealed class Counters(uint[] values, uint[] steps)
    {
        public uint[] Values => values;

        public uint Now => Interlocked.CompareExchange(ref values[0], 0, 0);

        public void Run(RowRange range, int ticks) =>
            Kernel.RunTicks(new BoundColumns(Kernel.Columns, use => new UIntColumn(use.IsWritten ? values : steps)).Rows(range), new Tick(0, 1), ticks);
    }

    private sealed class UIntColumn(uint[] values) : IColumnStorage
    {
        public int RowCount => values.Length;

        public ElementType ElementType => ElementType.UInt32;

        public RowSlice Slice(RowRange range) => RowSlice.Of(values.AsSpan(range.Start, range.Length));
    }
}
