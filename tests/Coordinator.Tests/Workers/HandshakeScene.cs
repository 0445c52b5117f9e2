using System.Diagnostics;
using System.IO.Pipes;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>A coordinator that waits for the hello of a process that says none: the test connects in its place, and has its token.</summary>
internal sealed class HandshakeScene : IDisposable
{
    public const int Index = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly ListLogger<HandshakeScene> _log = new();

    /// <summary>Starts the process, and the waiting.</summary>
    /// <param name="peerOf">Who connects; null asks the system, which says that it is the test and not the worker.</param>
    public HandshakeScene(Func<PipeStream, PeerIdentity?>? peerOf)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh here.");
        string executable = Path.Combine(AppContext.BaseDirectory, "Workers", "hands-over-token.sh");
        Pending = PendingWorker.Start(executable, Index, PipeName, _log, peerOf: peerOf);
        Token = Convert.FromBase64String(WaitForToken());
        Welcome = Task.Factory.StartNew(
            () => Pending.Welcome(TestContext.Current.CancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public PendingWorker Pending { get; }

    public Task<WorkerLink> Welcome { get; }

    public byte[] Token { get; }

    public string PipeName => _folder.At("w.pipe");

    public IEnumerable<string> Logged => _log.Messages;

    /// <summary>What the worker would say.</summary>
    public Hello RightHello => new(Hello.CurrentVersion, Index, Pending.Pid, Token);

    public static async Task<bool> IsClosedAsync(Stream stream)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));
        try
        {
            return await stream.ReadAsync(new byte[1], limit.Token) == 0;
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public NamedPipeClientStream Connect()
    {
        NamedPipeClientStream stream = new(".", PipeName, PipeDirection.InOut, PipeOptions.CurrentUserOnly);
        stream.Connect(StandIn.Limit);
        return stream;
    }

    public void Dispose()
    {
        Pending.Dispose();
        _folder.Dispose();
    }

    private string WaitForToken()
    {
        long start = Stopwatch.GetTimestamp();
        while (!File.Exists(_folder.At("w.pipe.token")))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < StandIn.Limit, "The stand-in wrote no token.");
            Thread.Yield();
        }

        return File.ReadAllText(_folder.At("w.pipe.token")).Trim();
    }
}
