using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class PageTouchTests
{
    private const int PageElements = 1024;
    private const int Pages = 5;

    [Fact]
    public void Every_page_under_the_rows_is_read_and_none_beside_them()
    {
        // Page p holds 16^p in every element, so a hexadecimal digit of the sum counts the reads of each page.
        float[] values = [.. Enumerable.Range(0, Pages * PageElements).Select(row => MathF.Pow(16, row / PageElements))];
        int[] places = [0, 1, 500, 1000, 1023, 1024, 1025, 2047, 2048, 3000, 4095, 4096, 5119, 5120];
        foreach (int start in places)
        {
            foreach (int end in places.Where(end => end > start))
            {
                int reads = (int)PageTouch.Read(values.AsSpan(start..end));
                for (int page = 0; page < Pages; page++)
                {
                    bool isUnder = start < (page + 1) * PageElements && end > page * PageElements;
                    Assert.True(isUnder == ((reads >> (4 * page)) & 15) > 0, $"rows [{start}, {end}), page {page}: {reads:X}");
                }
            }
        }
    }

    [Fact]
    public void No_rows_touch_nothing() => Assert.Equal(0, PageTouch.Read([]));
}
