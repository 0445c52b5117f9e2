using System.Runtime.Versioning;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Sweeping;

/// <summary>A folder of a test's own, in which runs left what a test says.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class MadeLeavings : IDisposable
{
    public string Root { get; } = Path.Combine(RegionStore.DefaultFolder, $"pm-{RunId.New()}");

    public MadeLeavings()
    {
        Directory.CreateDirectory(Root);
    }

    /// <summary>A run that is alive until it is disposed of; then it has left its folder behind.</summary>
    public RegionStore Run(RunId run)
    {
        RegionStore store = RegionStore.CreateFor(run, Root);
        store.StaysBehind = true;
        return store;
    }

    /// <summary>A folder of a run that is dead, with one file in it.</summary>
    public string Dead(string file, byte[] bytes)
    {
        RunId run = RunId.New();
        Run(run).Dispose();
        string path = RunFolder.PathOf(run, Root);
        File.WriteAllBytes(Path.Combine(path, file), bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
