using System.IO.Pipes;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// The process at the other end of a pipe, as the kernel noted it when that process connected: nobody can claim another's. On Linux:
/// SO_PEERCRED, see unix(7).
/// </summary>
/// <param name="Pid">Its process id in this process's namespace; 0 for one that can't be seen from here.</param>
/// <param name="Uid">Its effective user id.</param>
/// <param name="Gid">Its effective group id.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PeerIdentity(int Pid, uint Uid, uint Gid)
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <summary>Asks the system.</summary>
    /// <param name="pipe">A connected pipe; neither owned nor changed.</param>
    /// <returns>Null where the system can't be asked: the token alone decides there.</returns>
    public static PeerIdentity? Of(PipeStream pipe)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        using Socket socket = new(new SafeSocketHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false));
        Span<byte> answer = stackalloc byte[Marshal.SizeOf<PeerIdentity>()];
        _ = socket.GetRawSocketOption(SocketLevel, PeerCredentials, answer);
        return MemoryMarshal.Read<PeerIdentity>(answer);
    }
}
