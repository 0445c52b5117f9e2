using System.IO.Pipes;
using System.Net.Sockets;

namespace ParallelMotion.Worker;

/// <summary>
/// Notices that the pipe was closed while the kernel computes and nobody reads. Only where a pipe is a socket (Unix);
/// on Windows the lifeline alone tells.
/// </summary>
internal sealed class PipeHangup : IDisposable
{
    private readonly Socket? _socket;

    /// <summary>Watches a connected pipe, without owning it and without changing how it blocks.</summary>
    public PipeHangup(PipeStream pipe)
    {
        if (!OperatingSystem.IsWindows())
        {
            _socket = new Socket(new SafeSocketHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false));
        }
    }

    /// <summary>
    /// Whether the coordinator has closed its end. The protocol is silent while a worker computes, so readable without
    /// bytes means closed.
    /// </summary>
    public bool HasHappened => _socket is not null && _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();
}
