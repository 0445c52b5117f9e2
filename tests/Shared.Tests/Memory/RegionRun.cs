using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Tests.Memory;

/// <summary>A run of its own, gone with the test.</summary>
internal sealed class RegionRun : IDisposable
{
    private readonly List<IDisposable> _regions = [];

    public RegionRun()
    {
        Run = RunId.New();
        Creator = RegionStore.CreateFor(Run);
    }

    public RunId Run { get; }

    public RegionStore Creator { get; }

    public string At(string name) => Path.Combine(Creator.Place, name);

    public MappedRegion Create(RegionSpec spec, bool inHugePages = false) => Keep(Creator.Create(spec, inHugePages));

    /// <summary>Attaches as another process would: through a store that only opened the place.</summary>
    public MappedRegion Attach(RegionSpec spec) => Attach(spec, RegionAccess.Whole);

    public MappedRegion Attach(RegionSpec spec, RegionAccess access)
    {
        using RegionStore opened = RegionStore.OpenAt(Run, Creator.Place);
        return Keep(opened.Attach(spec, access));
    }

    public void Patch(string name, long offset, params ReadOnlySpan<byte> bytes)
    {
        using FileStream file = new(At(name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = offset;
        file.Write(bytes);
    }

    public void Cut(string name, long length)
    {
        using FileStream file = new(At(name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    /// <summary>That it ends in this fault, with all these parts in its sentence.</summary>
    public static void Refuses(RegionFault fault, Action action, params string[] parts)
    {
        RegionException refused = Assert.Throws<RegionException>(action);
        Assert.All(parts, part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
        Assert.Equal(fault, refused.Fault);
    }

    public void Dispose()
    {
        _regions.ForEach(region => region.Dispose());
        Creator.Dispose();
    }

    private MappedRegion Keep(MappedRegion region)
    {
        _regions.Add(region);
        return region;
    }
}
