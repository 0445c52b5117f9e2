using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class OptionReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OptionReader _reader = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Regions_lie_in_the_usual_folder_where_none_is_named(string? text)
    {
        Assert.Equal(RegionStore.DefaultFolder, _reader.MemoryFolder(text));
        Assert.Empty(_reader.Problems);
    }

    [Fact]
    public void A_memory_folder_is_known_by_its_full_path()
    {
        Assert.Equal(_folder.Path, _reader.MemoryFolder(_folder.Path + "/."));
        Assert.Empty(_reader.Problems);
    }

    [Fact]
    public void A_memory_folder_that_is_none_is_refused_by_name()
    {
        _ = _reader.MemoryFolder(_folder.At("gone"));
        _ = _reader.MemoryFolder(_folder.File("file", ""));

        Assert.Collection(
            _reader.Problems,
            problem => Assert.Contains($"there is none: memory-folder={_folder.At("gone")}", problem, StringComparison.Ordinal),
            problem => Assert.Contains($"it is no folder: memory-folder={_folder.At("file")}", problem, StringComparison.Ordinal));
    }
}
