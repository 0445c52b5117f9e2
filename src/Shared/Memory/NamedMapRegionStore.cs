using System.IO.MemoryMappedFiles;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Regions as Windows named maps, backed by the page file. They vanish with the last handle, so nothing can be left
/// behind; the session-local namespace keeps other sessions out.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class NamedMapRegionStore(RunId run) : RegionStore(run, $@"Local\ParallelMotion-{run}")
{
    /// <inheritdoc/>
    public override MappedRegion Create(RegionSpec spec, bool inHugePages = false)
    {
        try
        {
            // Committed at once (no DelayAllocatePages), so that too little memory is an exception here, not a fault later.
            MemoryMappedFile map = MemoryMappedFile.CreateNew(
                MapName(spec), spec.TotalBytes, MemoryMappedFileAccess.ReadWrite, MemoryMappedFileOptions.None, HandleInheritability.None);

            // Large pages of Windows are a privilege that hardly anybody has, so none are asked for.
            return Use(map, spec, view => MappedRegion.Publish(spec, Run, view, inHugePages: false));
        }
        catch (IOException cause)
        {
            throw new RegionException(
                RegionFault.TooLittleSpace,
                $"Cannot create region {spec.Name} because the system can't commit its bytes: needed={spec.TotalBytes}, cause={cause.Message}",
                cause);
        }
    }

    /// <inheritdoc/>
    public override MappedRegion Attach(RegionSpec spec, RegionAccess access)
    {
        try
        {
            MemoryMappedFile map = MemoryMappedFile.OpenExisting(MapName(spec), MemoryMappedFileRights.ReadWrite);
            return Use(map, spec, view => MappedRegion.Attach(spec, Run, view, access), access.IsPrivate);
        }
        catch (FileNotFoundException cause)
        {
            throw new RegionException(RegionFault.NotFound, $"Cannot attach region {spec.Name} because it is not there.", cause);
        }
    }

    /// <inheritdoc/>
    public override string PipeName(int worker, int incarnation = 0) => $"ParallelMotion-{Run}-w{worker}-{incarnation}";

    /// <inheritdoc/>
    public override IDisposable? JoinAsWorker() => null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // Nothing to remove: a named map goes with its last handle.
    }

    private static MappedRegion Use(MemoryMappedFile map, RegionSpec spec, Func<RegionView, MappedRegion> use, bool isPrivate = false)
    {
        RegionView? view = null;
        try
        {
            view = RegionView.Of(map, spec.TotalBytes, isPrivate);
            return use(view);
        }
        catch
        {
            view?.Dispose();
            map.Dispose();
            throw;
        }
    }

    private string MapName(RegionSpec spec) => $"{Place}-{spec.Name}";
}
