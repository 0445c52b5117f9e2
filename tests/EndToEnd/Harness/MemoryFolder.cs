namespace ParallelMotion.EndToEnd.Harness;

/// <summary>A folder for regions of a test's own, which nobody else on this machine sweeps.</summary>
internal sealed class MemoryFolder : IDisposable
{
    public MemoryFolder()
    {
        Directory.CreateDirectory(Path);
    }

    public string Path { get; } = System.IO.Path.Combine(Residue.RegionRoot, $"pm-{Guid.NewGuid():N}"[..11]);

    /// <summary>Whatever lies in it.</summary>
    public IReadOnlyList<string> Entries => Directory.GetFileSystemEntries(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
