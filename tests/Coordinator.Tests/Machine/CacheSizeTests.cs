using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CacheSizeTests
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    [Theory]
    [InlineData("32K\n", 32L * 1024)]
    [InlineData("32768K", 32L * 1024 * 1024)]
    [InlineData("8M", 8L * 1024 * 1024)]
    [InlineData("4G", 4L * 1024 * 1024 * 1024)]
    [InlineData("512", 512L)]
    public void A_size_is_read_in_bytes(string text, long expected) => Assert.Equal(expected, CacheSize.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("K")]
    [InlineData("0K")]
    [InlineData("-1K")]
    [InlineData("big")]
    [InlineData("99999999999K")]
    public void What_is_no_size_is_unknown(string text) => Assert.Null(CacheSize.Parse(text));

    [Fact]
    public void The_highest_level_wins_wherever_it_stands()
    {
        FakeFiles files = new()
        {
            [$"{Folder}/index0/level"] = "1\n",
            [$"{Folder}/index0/size"] = "48K\n",
            [$"{Folder}/index1/level"] = "3\n",
            [$"{Folder}/index1/size"] = "30720K\n",
            [$"{Folder}/index2/level"] = "2\n",
            [$"{Folder}/index2/size"] = "2048K\n",
        };

        Assert.Equal(30720L * 1024, CacheSize.LastLevel(files.Read));
    }

    [Fact]
    public void A_level_without_a_size_leaves_the_one_below()
    {
        FakeFiles files = new()
        {
            [$"{Folder}/index0/level"] = "2\n",
            [$"{Folder}/index0/size"] = "1024K\n",
            [$"{Folder}/index1/level"] = "3\n",
        };

        Assert.Equal(1024L * 1024, CacheSize.LastLevel(files.Read));
    }

    [Fact]
    public void A_machine_that_hides_its_caches_tells_nothing() => Assert.Null(CacheSize.LastLevel(new FakeFiles().Read));

    [Fact]
    public void Entries_without_end_are_not_followed() => Assert.Equal(1, CacheSize.LastLevel(_ => "1"));
}
