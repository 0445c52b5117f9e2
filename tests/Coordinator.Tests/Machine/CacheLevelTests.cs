using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CacheLevelTests
{
    [Fact]
    public void Caches_of_data_are_listed_the_nearest_first()
    {
        const string Folder = "/sys/devices/system/cpu/cpu0/cache";
        FakeFiles files = new()
        {
            [$"{Folder}/index0/level"] = "3\n",
            [$"{Folder}/index0/type"] = "Unified\n",
            [$"{Folder}/index0/size"] = "32M\n",
            [$"{Folder}/index1/level"] = "1\n",
            [$"{Folder}/index1/type"] = "Instruction\n",
            [$"{Folder}/index1/size"] = "64K\n",
            [$"{Folder}/index2/level"] = "1\n",
            [$"{Folder}/index2/type"] = "Data\n",
            [$"{Folder}/index2/size"] = "48K\n",
        };

        Assert.Equal([new CacheLevel(1, 48 * 1024), new CacheLevel(3, 32L * 1024 * 1024)], CacheLevel.All(files.Read));
    }

    [Fact]
    public void A_machine_that_hides_them_has_none() => Assert.Empty(CacheLevel.All(new FakeFiles().Read));
}
