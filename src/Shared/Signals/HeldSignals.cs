using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Signals;

/// <summary>
/// Holds stop signals back from the calling thread, and so from a process that it starts meanwhile: a child inherits what is
/// held, and a signal that waits is dropped once the child ignores it. Without, one that comes between a child's first
/// instruction and its decision to ignore it is the child's end.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class HeldSignals : IDisposable
{
    // SIGHUP, SIGINT, SIGQUIT, SIGTERM: these numbers are the same everywhere.
    private const byte FirstByte = (1 << (1 - 1)) | (1 << (2 - 1)) | (1 << (3 - 1));
    private const byte SecondByte = 1 << (15 - 1 - 8);

    /// <summary>sigset_t of glibc and musl; macOS has 4 bytes and writes no more.</summary>
    private const int SetBytes = 128;

    private static readonly int Block = OperatingSystem.IsMacOS() ? 1 : 0;
    private static readonly int Replace = OperatingSystem.IsMacOS() ? 3 : 2;

    private readonly byte[] _before = new byte[SetBytes];
    private readonly bool _isHolding;

    private HeldSignals()
    {
        byte[] held = new byte[SetBytes];
        held[0] = FirstByte;
        held[1] = SecondByte;
        _isHolding = Exchange(Block, held, _before) == 0;
    }

    /// <summary>Holds them back until what it returns is disposed of, by the same thread. Other threads of this process go on hearing them.</summary>
    public static HeldSignals Hold() => new();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isHolding)
        {
            _ = Exchange(Replace, _before, new byte[SetBytes]);
        }
    }

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int Exchange(int how, ReadOnlySpan<byte> set, Span<byte> before);
}
