using System.IO.Pipes;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>What a hello must say, where the system doesn't tell who connected: here it isn't asked.</summary>
public sealed class HandshakeTests : IDisposable
{
    private readonly HandshakeScene _scene = new(static _ => null);

    public static TheoryData<string> Strangers =>
        ["wrong token", "another worker", "another process", "another protocol", "another message", "garbage", "a huge frame", "a long frame", "half a frame", "no word", "silence", "a byte now and then"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_stranger_is_turned_away_and_the_worker_still_welcomed(string stranger)
    {
        using (NamedPipeClientStream stream = _scene.Connect())
        {
            Act(stranger, stream);
            Assert.True(await HandshakeScene.IsClosedAsync(stream), $"The stranger with {stranger} was not turned away.");
        }

        Assert.False(_scene.Welcome.IsCompleted);
        using NamedPipeClientStream worker = _scene.Connect();
        PipeConnection pipe = PipeConnection.OfWorker(worker);
        pipe.Send(_scene.RightHello);

        using WorkerLink link = await _scene.Welcome.WaitAsync(StandIn.Limit, TestContext.Current.CancellationToken);
        Assert.Equal((HandshakeScene.Index, _scene.Pending.Pid), (link.Index, link.Pid));
        Assert.Contains(_scene.Logged, static message => message.Contains("was turned away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_long_for_a_hello_is_taken_from_the_worker_once_it_is_known()
    {
        using NamedPipeClientStream worker = _scene.Connect();
        PipeConnection pipe = PipeConnection.OfWorker(worker);
        pipe.Send(_scene.RightHello);
        using WorkerLink link = await _scene.Welcome.WaitAsync(StandIn.Limit, TestContext.Current.CancellationToken);

        pipe.Send(new Ready(1, new string('x', 64), [1, 2, 3]));

        Assert.Equal(3, link.Await<Ready>().RowAddresses.Length);
    }

    public void Dispose() => _scene.Dispose();

    private void Act(string stranger, Stream stream)
    {
        PipeConnection pipe = PipeConnection.OfWorker(stream);
        Hello right = _scene.RightHello;
        byte[] wrong = [.. _scene.Token.Select(static value => (byte)(value ^ 1))];
        switch (stranger)
        {
            case "wrong token":
                pipe.Send(right with { Token = wrong });
                break;
            case "another worker":
                pipe.Send(right with { Worker = HandshakeScene.Index + 1 });
                break;
            case "another process":
                pipe.Send(right with { Pid = right.Pid + 1 });
                break;
            case "another protocol":
                pipe.Send(right with { ProtocolVersion = Hello.CurrentVersion + 1 });
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
            case "a long frame":
                // Within what a worker may say, beyond any hello: refused from its length, though its bytes never come.
                stream.Write([65, 0, 0, 0]);
                break;
            case "half a frame":
                stream.Write([4, 0, 0, 0, 0x94]);
                stream.Dispose();
                break;
            case "a byte now and then":
                _ = TrickleAsync(stream);
                break;
            case "silence":
                break;
            default:
                stream.Dispose();
                break;
        }
    }

    // Five bytes in half a second each: a limit for each read would never come.
    private static async Task TrickleAsync(Stream stream)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(500));
        try
        {
            foreach (byte each in (byte[])[51, 0, 0, 0, 0x95, 1, 6, 3, 1, 0xC4, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
            {
                stream.WriteByte(each);
                _ = await timer.WaitForNextTickAsync();
            }
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            // Turned away: what the test waits for.
        }
    }
}
