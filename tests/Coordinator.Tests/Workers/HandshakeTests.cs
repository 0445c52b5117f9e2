using System.Diagnostics;
using System.IO.Pipes;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>Who may say hello: the process that was started, with the token that it was given, and nobody else.</summary>
public sealed class HandshakeTests : IDisposable
{
    private const int Index = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly ListLogger<HandshakeTests> _log = new();
    private readonly PendingWorker _pending;
    private readonly Task<WorkerLink> _welcome;
    private readonly byte[] _token;

    public HandshakeTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh here.");
        string executable = Path.Combine(AppContext.BaseDirectory, "Workers", "hands-over-token.sh");
        _pending = PendingWorker.Start(executable, Index, _folder.At("w.pipe"), _log);
        _token = Convert.FromBase64String(WaitForToken());
        _welcome = Task.Factory.StartNew(
            () => _pending.Welcome(TestContext.Current.CancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public static TheoryData<string> Strangers =>
        ["wrong token", "another worker", "another process", "another protocol", "another message", "garbage", "a huge frame", "half a frame", "no word", "silence"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_stranger_is_turned_away_and_the_worker_still_welcomed(string stranger)
    {
        using (NamedPipeClientStream stream = Connect())
        {
            Act(stranger, stream);
            Assert.True(await IsClosedAsync(stream), $"The stranger with {stranger} was not turned away.");
        }

        Assert.False(_welcome.IsCompleted);
        using NamedPipeClientStream worker = Connect();
        PipeConnection pipe = PipeConnection.OfWorker(worker);
        pipe.Send(Right());

        using WorkerLink link = await _welcome.WaitAsync(StandIn.Limit, TestContext.Current.CancellationToken);
        Assert.Equal((Index, _pending.Pid), (link.Index, link.Pid));
        Assert.Contains(_log.Messages, static message => message.Contains("was turned away", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _pending.Dispose();
        _folder.Dispose();
    }

    private Hello Right() => new(Hello.CurrentVersion, Index, _pending.Pid, _token);

    private void Act(string stranger, Stream stream)
    {
        PipeConnection pipe = PipeConnection.OfWorker(stream);
        byte[] wrong = [.. _token.Select(static value => (byte)(value ^ 1))];
        switch (stranger)
        {
            case "wrong token":
                pipe.Send(Right() with { Token = wrong });
                break;
            case "another worker":
                pipe.Send(Right() with { Worker = Index + 1 });
                break;
            case "another process":
                pipe.Send(Right() with { Pid = _pending.Pid + 1 });
                break;
            case "another protocol":
                pipe.Send(Right() with { ProtocolVersion = Hello.CurrentVersion + 1 });
                break;
            case "another message":
                pipe.Send(new Completed(1, 1, 1));
                break;
            case "garbage":
                stream.Write([4, 0, 0, 0, 0xC1, 0xC1, 0xC1, 0xC1]);
                break;
            case "a huge frame":
                stream.Write([0xFF, 0xFF, 0xFF, 0xFF]);
                break;
            case "half a frame":
                stream.Write([4, 0, 0, 0, 0x94]);
                stream.Dispose();
                break;
            case "silence":
                break;
            default:
                stream.Dispose();
                break;
        }
    }

    private static async Task<bool> IsClosedAsync(Stream stream)
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

    private NamedPipeClientStream Connect()
    {
        NamedPipeClientStream stream = new(".", _folder.At("w.pipe"), PipeDirection.InOut, PipeOptions.CurrentUserOnly);
        stream.Connect(StandIn.Limit);
        return stream;
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
