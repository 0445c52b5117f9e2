using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Scheduling;

public sealed class ScheduleSweepTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Fact]
    public void Whatever_the_sweep_and_the_ranges_several_kernels_give_what_they_give_one_after_the_other()
    {
        Random random = new(7);
        for (int round = 0; round < 300; round++)
        {
            int rows = random.Next(1, 3000);
            int ticks = random.Next(1, 5);
            AffineKernel[] kernels = [.. Enumerable.Range(0, random.Next(2, 6)).Select(number => Randomly(random, number))];
            Dictionary<string, uint[]> start = Names.ToDictionary(name => name, _ => Enumerable.Range(0, rows).Select(_ => (uint)random.Next()).ToArray(), StringComparer.Ordinal);
            Dictionary<string, uint[]> expected = OneAfterTheOther(kernels, start, ticks);
            foreach (Sweep sweep in new[] { Sweep.Streaming, Sweep.Tiled })
            {
                Dictionary<string, uint[]> found = start.ToDictionary(column => column.Key, column => (uint[])column.Value.Clone(), StringComparer.Ordinal);
                int border = random.Next(rows + 1);
                foreach (RowRange range in new[] { new RowRange(0, border), new RowRange(border, rows) })
                {
                    new ScheduleSweep(Of(kernels), use => new Storage(found[use.Column]), range, 1, sweep, tileRows: random.Next(1, 2000)).Run(0, ticks, SilentProgress.Instance);
                }

                Assert.All(Names, name => Assert.True(expected[name].AsSpan().SequenceEqual(found[name]), $"round {round}, {sweep}, column {name}"));
            }
        }
    }

    [Fact]
    public void Where_a_kernel_threw_is_known_by_kernel_tick_and_rows()
    {
        uint[] column = new uint[100];
        ScheduleSweep sweep = new(Of([new AffineKernel("fine", "a", "a"), new AffineKernel("broken", "b", "a")]), use => new Storage(string.Equals(use.Column, "a", StringComparison.Ordinal) ? column : column[..50]), new RowRange(40, 60), 1, Sweep.Tiled, tileRows: 10);

        Assert.ThrowsAny<ArgumentException>(() => sweep.Run(3, 2, SilentProgress.Instance));

        Assert.Equal("kernel=broken, tick=3, rows=[50, 60)", sweep.Position.ToString());
    }

    [Fact]
    public void Several_kernels_are_never_fused()
    {
        Schedule schedule = Of([new AffineKernel("one", "a", "b"), new AffineKernel("two", "c", "d")]);

        Assert.Equal([Sweep.Streaming, Sweep.Tiled], SweepRule.AllowedBy(schedule));
    }

    private static Schedule Of(IEnumerable<IKernel> kernels) =>
        Schedule.Of(PhaseAssignment.InPhases(kernels.Select(kernel => new ScheduledKernel(kernel, kernel.Name, [.. kernel.Columns], Phase: 0))));

    private static Dictionary<string, uint[]> OneAfterTheOther(AffineKernel[] kernels, Dictionary<string, uint[]> start, int ticks)
    {
        Dictionary<string, uint[]> columns = start.ToDictionary(column => column.Key, column => (uint[])column.Value.Clone(), StringComparer.Ordinal);
        for (int tick = 0; tick < ticks; tick++)
        {
            foreach (AffineKernel kernel in kernels)
            {
                uint[] target = columns[kernel.Columns[0].Column];
                uint[] source = columns[kernel.Columns[1].Column];
                for (int row = 0; row < target.Length; row++)
                {
                    target[row] = AffineKernel.Next(target[row], source[row], tick);
                }
            }
        }

        return columns;
    }

    private static AffineKernel Randomly(Random random, int number) => new($"k{number}", Names[random.Next(4)], Names[random.Next(4)]);

    private sealed class Storage(uint[] values) : IColumnStorage
    {
        public int RowCount => values.Length;

        public ElementType ElementType => ElementType.UInt32;

        public RowSlice Slice(RowRange range) => RowSlice.Of(values.AsSpan(range.Start, range.Length));
    }
}
