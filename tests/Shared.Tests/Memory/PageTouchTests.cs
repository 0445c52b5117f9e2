using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class PageTouchTests
{
    private const int PageBytes = 4096;
    private const int Pages = 5;

    [Fact]
    public void Every_page_under_the_rows_is_read_and_none_beside_them()
    {
        // Page p holds 3^p in every byte, so a ternary digit of the sum counts the reads of each page, two at most.
        byte[] values = [.. Enumerable.Range(0, Pages * PageBytes).Select(static at => (byte)Math.Pow(3, at / PageBytes))];
        int[] places = [0, 4, 2000, 4000, 4092, 4096, 4100, 8188, 8192, 12000, 16380, 16384, 20476, 20480];
        foreach (int start in places)
        {
            foreach (int end in places.Where(end => end > start))
            {
                int reads = PageTouch.Read(values.AsSpan(start..end));
                for (int page = 0; page < Pages; page++)
                {
                    bool isUnder = start < (page + 1) * PageBytes && end > page * PageBytes;
                    Assert.True(isUnder == reads / (int)Math.Pow(3, page) % 3 > 0, $"rows [{start}, {end}), page {page}: {reads}");
                }
            }
        }
    }

    [Fact]
    public void No_rows_touch_nothing() => Assert.Equal(0, PageTouch.Read([]));
}
