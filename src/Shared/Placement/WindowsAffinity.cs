using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Placement;

/// <summary>
/// Which CPUs the calling thread may use, on Windows: those of the process's own group, which holds 64 at most. A mask of
/// none, as a CPU beyond them gives, is refused by the system itself.
/// </summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsAffinity
{
    /// <summary>Exchanges the set.</summary>
    /// <returns>The set before, or null when the system refuses; the reason is the last P/Invoke error.</returns>
    public static ulong[]? Replace(ulong[] mask)
    {
        nuint before = SetMask(CurrentThread(), (nuint)mask[0]);
        if (before == 0)
        {
            return null;
        }

        ulong[] words = new ulong[CpuMask.Words];
        words[0] = before;
        return words;
    }

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThread")]
    private static partial nint CurrentThread();

    [LibraryImport("kernel32", EntryPoint = "SetThreadAffinityMask", SetLastError = true)]
    private static partial nuint SetMask(nint thread, nuint mask);
}
