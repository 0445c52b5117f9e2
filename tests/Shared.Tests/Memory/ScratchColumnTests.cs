using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class ScratchColumnTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    public void Its_rows_start_on_a_page_and_are_all_there(int rows)
    {
        ScratchColumn column = new(ElementType.Float32, rows);
        Span<float> all = column.Slice(new RowRange(0, rows)).As<float>();

#pragma warning disable RS0030 // Only the address tells where a span starts.
        Assert.Equal(0u, (nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref all[0]) % 4096);
#pragma warning restore RS0030
        Assert.Equal(rows, all.Length);
        Assert.Equal(-1, all.IndexOfAnyExcept(0f));
        all[^1] = 2;
        Assert.Equal(2, column.Slice(new RowRange(rows - 1, rows)).As<float>()[0]);
    }

    [Fact]
    public void Rows_beyond_the_end_are_refused()
    {
        ScratchColumn column = new(ElementType.Float32, 10);

        Assert.Throws<ArgumentOutOfRangeException>(() => column.Slice(new RowRange(0, 11)).Count);
    }
}
