using System.Diagnostics;
using System.IO.Pipes;
using System.Net.Sockets;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>
/// Who may connect at all: the very process that was started. Taken out (<c>HasRightPeer</c> always true), the flood used up the limit of the
/// handshake (5 silent connections of 3 s), and the thief with the token was welcomed.
/// </summary>
public sealed class PeerIdentityTests
{
    private const int Connections = 1000;

    [Fact]
    public async Task The_system_says_who_connected()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux is asked.");
        using TemporaryFolder folder = new();
        using NamedPipeServerStream server = new(folder.At("p"), PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly);
        Task accepted = server.WaitForConnectionAsync(TestContext.Current.CancellationToken);
        using NamedPipeClientStream client = new(".", folder.At("p"), PipeDirection.InOut);
        client.Connect(StandIn.Limit);
        await accepted;

        PeerIdentity? peer = PeerIdentity.Of(server);

        Assert.Equal(Environment.ProcessId, peer?.Pid);

        // Still as it was: blocking, and open.
        client.WriteByte(7);
        Assert.Equal(7, server.ReadByte());
    }

    [Fact]
    public async Task Whoever_has_the_token_and_the_user_but_is_another_process_is_turned_away()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says who connected.");
        using HandshakeScene scene = new(peerOf: null);
        using NamedPipeClientStream thief = scene.Connect();
        try
        {
            PipeConnection.OfWorker(thief).Send(scene.RightHello);
        }
        catch (IOException)
        {
            // Turned away before it could speak.
        }

        Assert.True(await HandshakeScene.IsClosedAsync(thief), "The thief of a token was not turned away.");
        Assert.False(scene.Welcome.IsCompleted);
        Assert.Contains(
            scene.Logged,
            message => message.Contains($"it is another process: pid={Environment.ProcessId}, ", StringComparison.Ordinal)
                && message.Contains($"expected={scene.Pending.Pid}.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_thousand_connections_that_never_speak_do_not_keep_the_worker_waiting_nor_fill_the_log()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says who connected.");
        using TemporaryFolder folder = new();
        ListLogger<PeerIdentityTests> log = new();
        string executable = WorkerExecutable.Find(AppContext.BaseDirectory);
        using PendingWorker pending = PendingWorker.Start(executable, 0, folder.At("w.pipe"), log);
        List<Socket> flood = [.. Enumerable.Range(0, Connections).Select(_ => ConnectTo(folder.At("w.pipe")))];
        long start = Stopwatch.GetTimestamp();

        using WorkerLink link = pending.Welcome(TestContext.Current.CancellationToken);

        // Five silent ones would take three seconds each, and the whole limit.
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        Assert.True(taken < TimeSpan.FromSeconds(10), $"The worker was kept waiting for {taken}.");
        Assert.Equal(4, log.Messages.Count());
        Assert.Contains(" connections to the pipe of worker 0 were turned away; the first 3 ", log.Messages.Last(), StringComparison.Ordinal);
        flood.ForEach(static each => each.Dispose());

        // While a real worker is at hand: it is the one that the system is to take first.
        Assert.Equal(Math.Min(1000, ScoreOf("self") + 300), ScoreOf($"{pending.Pid}"));
    }

    private static int ScoreOf(string process) => int.Parse(File.ReadAllText($"/proc/{process}/oom_score_adj"));

    private static Socket ConnectTo(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return socket;
    }
}
