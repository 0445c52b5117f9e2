namespace ParallelMotion.Shared.Partitioning;

/// <summary>
/// Where the borders between ranges may lie. Two workers must never write one cache line (false sharing), and where the
/// table is large enough they should not write one mappable page either, so that the memory unit can guard the border.
/// </summary>
public enum BorderAlignment
{
    /// <summary>
    /// 128 bytes: two cache lines, because x86 prefetches lines in pairs. For tables too small for <see cref="Page"/>.
    /// </summary>
    CacheLine = 128,

    /// <summary>64 KiB: the granularity at which every supported system can map a view.</summary>
    Page = 65536,
}
