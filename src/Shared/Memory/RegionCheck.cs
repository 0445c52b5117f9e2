namespace ParallelMotion.Shared.Memory;

/// <summary>Compares a header, copied once out of shared memory, with what was expected.</summary>
internal static class RegionCheck
{
    public static void Throw(RegionSpec spec, RunId run, uint version, RegionHeader found)
    {
        Require(spec, "magic", found.Magic, RegionHeader.ExpectedMagic);
        Require(spec, "version", version, RegionHeader.ExpectedVersion);
        Require(spec, "runId", found.RunId, run.Value);
        Require(spec, "elementType", found.ElementType, spec.ElementType);
        Require(spec, "rows", found.Rows, spec.Rows);
        Require(spec, "dataOffset", found.DataOffset, RegionHeader.DataOffsetBytes);
        Require(spec, "dataBytes", found.DataBytes, spec.DataBytes);
    }

    private static void Require<T>(RegionSpec spec, string field, T found, T expected) where T : notnull
    {
        if (!EqualityComparer<T>.Default.Equals(found, expected))
        {
            throw new RegionException(
                RegionFault.Mismatch, $"Cannot attach region {spec.Name} because it is another one: {field}={found}, expected={expected}.");
        }
    }
}
