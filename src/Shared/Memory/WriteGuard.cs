using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Takes the right to write from a mapped region, but for the pages that an access leaves it. The mapping stays one and
/// readable: kernels read what others write.
/// </summary>
internal static class WriteGuard
{
    /// <summary>Guards a region.</summary>
    /// <param name="spec">What it holds.</param>
    /// <param name="access">What may still be written.</param>
    /// <param name="start">The mapping's first byte, the header's.</param>
    /// <param name="isHuge">Whether it may lie in huge pages.</param>
    /// <returns>What is writable now.</returns>
    /// <exception cref="RegionException">The system refuses: a worker without its guard would be one that can harm others.</exception>
    public static WritablePages Put(RegionSpec spec, RegionAccess access, nint start, bool isHuge = false)
    {
        WritablePages writable = WritablePages.Of(spec, access, Environment.SystemPageSize, isHuge);
        MakeReadOnly(spec, start, writable.Start);
        MakeReadOnly(spec, start + (nint)writable.End, spec.TotalBytes - writable.End);
        return writable;
    }

    private static void MakeReadOnly(RegionSpec spec, nint start, long bytes)
    {
        // Not positive where the last page reaches beyond the region.
        if (bytes > 0 && !PageProtection.TryMakeReadOnly(start, (nint)bytes))
        {
            throw new RegionException(
                RegionFault.Refused,
                $"Cannot guard region {spec.Name} because the system refused to make its pages read-only: bytes={bytes}, "
                + $"cause={Marshal.GetLastPInvokeErrorMessage()}. On Linux, look at vm.max_map_count: each guarded column takes up to three maps.");
        }
    }
}
