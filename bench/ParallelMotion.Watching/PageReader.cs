using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ParallelMotion.Watching;

/// <summary>A page that is told, without a browser's own work: a process that reads the stream and throws it away.</summary>
internal sealed class PageReader : IDisposable
{
    /// <summary>The command by which this program is such a process.</summary>
    public const string Command = "page";

    private const string Told = "told";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    /// <summary>Opens a page, and waits until it was told for the first time.</summary>
    /// <param name="url">Where it is.</param>
    /// <exception cref="InvalidOperationException">It isn't told within ten seconds.</exception>
    public PageReader(Uri url)
    {
        string port = url.Port.ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Command, port]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Task<string?> first = _process.StandardOutput.ReadLineAsync();
        if (!first.Wait(Limit) || !string.Equals(first.Result, Told, StringComparison.Ordinal))
        {
            Dispose();
            throw new InvalidOperationException($"Cannot measure because the page is told nothing: url={url}, limit={Limit.TotalSeconds} s.");
        }
    }

    /// <summary>Is such a process, until the stream ends.</summary>
    /// <param name="port">Where the page is.</param>
    public static void Read(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect("127.0.0.1", port);
        _ = socket.Send(Encoding.ASCII.GetBytes($"GET /events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"));
        byte[] buffer = new byte[64 * 1024];
        bool isTold = false;
        while (socket.Receive(buffer) is > 0 and int count)
        {
            if (!isTold)
            {
                if (!buffer.AsSpan(0, count).StartsWith("HTTP/1.1 200"u8))
                {
                    return;
                }

                isTold = true;
                Console.WriteLine(Told);
            }
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        _process.Kill();
        _ = _process.WaitForExit(Limit);
        _process.Dispose();
    }
}
