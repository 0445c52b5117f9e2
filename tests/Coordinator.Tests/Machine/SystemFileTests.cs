using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class SystemFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void A_file_is_read_whole()
    {
        string text = new('x', 10_000);
        File.WriteAllText(_path, text);

        Assert.Equal(text, SystemFile.Read(_path));
        Assert.Equal(text, SystemFile.Read(_path, maxCharacters: 10_000));
    }

    [Fact]
    public void A_longer_file_than_expected_tells_nothing()
    {
        File.WriteAllText(_path, new string('x', 10_000));

        Assert.Null(SystemFile.Read(_path, maxCharacters: 9_999));
    }

    [Fact]
    public void An_endless_file_ends_at_the_limit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /dev/zero here.");

        Assert.Null(SystemFile.Read("/dev/zero", maxCharacters: 100_000));
    }

    [Fact]
    public void A_missing_file_and_a_folder_tell_nothing()
    {
        Assert.Null(SystemFile.Read(Path.Combine(Path.GetTempPath(), "parallelmotion-no-such-file")));
        Assert.Null(SystemFile.Read(Path.GetTempPath()));
    }

    public void Dispose() => File.Delete(_path);
}
