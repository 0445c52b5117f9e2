using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>How the C library of Linux (glibc and musl, x64 and arm64) sees what is done about a signal.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class LinuxSignals
{
    /// <summary>SIGSEGV: the memory unit refused an access.</summary>
    public const int MemoryFault = 11;

    /// <summary>SA_SIGINFO: the handler is given the address.</summary>
    private const int IsToldTheAddress = 4;

    /// <summary>What is done about a signal.</summary>
    /// <returns>Null when that is no handler which is told the address: there is none to go on to.</returns>
    public static SignalAction? Find(int signal)
    {
        // Handlers 0 and 1 are the system's own: to die, and to ignore.
        SignalAction found = default;
        bool isHandler = Exchange(signal, null, &found) == 0 && found.Handler is not (0 or 1) && (found.Flags & IsToldTheAddress) != 0;
        return isHandler ? found : null;
    }

    /// <summary>Changes what is done about a signal.</summary>
    /// <returns>Whether the system did.</returns>
    public static bool TrySet(int signal, SignalAction action) => Exchange(signal, &action, null) == 0;

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Exchange(int signal, SignalAction* action, SignalAction* before);
}

/// <summary>struct sigaction, whole: mask and restorer are passed on as they were found.</summary>
[StructLayout(LayoutKind.Explicit, Size = 152)]
internal struct SignalAction
{
    /// <summary>The handler's address.</summary>
    [FieldOffset(0)]
    public nint Handler;

    /// <summary>On which stack it runs, and what it is told.</summary>
    [FieldOffset(136)]
    public int Flags;
}
