using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Placement;

/// <summary>What systems that have no files for it tell of their cores, just as they tell it. Untested there; on Linux nobody asks.</summary>
public static partial class SystemCores
{
    /// <summary>RelationProcessorCore: one record for each core.</summary>
    private const int EachCore = 0;

    /// <summary>The records of <see cref="Limits.MaxProcessors"/> cores are smaller; a longer answer is no list of cores.</summary>
    private const uint MostBytes = Limits.MaxProcessors * 64;

    /// <summary>Asks Windows (GetLogicalProcessorInformationEx).</summary>
    /// <returns>Records of SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX, one behind the other; null when the system doesn't tell.</returns>
    [SupportedOSPlatform("windows")]
    public static byte[]? ReadWindows()
    {
        uint length = 0;
        _ = Tell(EachCore, [], ref length);
        byte[] records = new byte[Math.Min(length, MostBytes)];
        return length is > 0 and <= MostBytes && Tell(EachCore, records, ref length) ? records[..(int)length] : null;
    }

    /// <summary>Asks macOS (sysctlbyname).</summary>
    /// <param name="name">A number's name, such as <c>hw.perflevel0.physicalcpu</c>.</param>
    /// <returns>Null when the system has no number of that name.</returns>
    [SupportedOSPlatform("macos")]
    public static long? ReadMac(string name)
    {
        Span<byte> value = stackalloc byte[sizeof(long)];
        nuint length = sizeof(long);
        bool isTold = Tell(name, value, ref length, 0, 0) == 0;
        return !isTold ? null
            : length == sizeof(int) ? BitConverter.ToInt32(value)
            : length == sizeof(long) ? BitConverter.ToInt64(value)
            : null;
    }

    [LibraryImport("kernel32", EntryPoint = "GetLogicalProcessorInformationEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Tell(int relation, Span<byte> records, ref uint length);

    [LibraryImport("libc", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Tell(string name, Span<byte> value, ref nuint length, nint none, nuint noLength);
}
