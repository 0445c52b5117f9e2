using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>A folder for regions that no other test and no other user of this machine sweeps.</summary>
internal sealed class OwnMemoryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(RegionStore.DefaultFolder, $"pm-{RunId.New()}");

    public OwnMemoryFolder()
    {
        Directory.CreateDirectory(Path);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
