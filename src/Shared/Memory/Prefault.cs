namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Takes the page faults of a new mapping before the clock runs. Each worker does it for its own rows, all at the same
/// time.
/// </summary>
public static class Prefault
{
    /// <summary>Makes the pages under some rows present, writable where they may be written, and known to the processor.</summary>
    /// <param name="rows">Bytes of rows of a mapped region. A page at their border may hold rows of others: no byte is written.</param>
    /// <param name="isWritable">Whether this process may write them: pages that it may not can't be made ready for it.</param>
    /// <returns>A sum of what was read: a result that is used can't be optimised away.</returns>
    public static int Take(ReadOnlySpan<byte> rows, bool isWritable)
    {
        if (OperatingSystem.IsLinux())
        {
            // One call instead of a fault for each page; where the kernel can't, the reads below take the faults.
            _ = TryPopulate(rows, isWritable);
        }

        // Populating fills the tables of this system alone. Under a hypervisor that keeps tables of its own, the first access to
        // a page still costs as much as a fault, and would fall into the first tick.
        return PageTouch.Read(rows);
    }

    /// <summary>Populates the pages under some rows, also where the rows start or end within one.</summary>
    /// <returns>Whether the kernel did.</returns>
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    internal static unsafe bool TryPopulate(ReadOnlySpan<byte> rows, bool isWritable)
    {
        if (rows.IsEmpty)
        {
            return true;
        }

        nint page = Environment.SystemPageSize;
        fixed (byte* first = rows)
        {
            nint start = (nint)first & -page;
            nint end = ((nint)(first + rows.Length) + page - 1) & -page;
            return LinuxMemory.TryPopulate(start, end - start, isWritable);
        }
    }
}
