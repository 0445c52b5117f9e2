using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Doubles;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class WorkerLinkTests
{
    [Fact]
    public void A_lost_worker_is_told_of_with_its_last_words()
    {
        using WorkerLink lost = StandIn.Link(new ScriptedStream(), worker: 3, script: "echo 'no more memory' >&2; exit 9");

        WorkerFailedException loss = lost.Loss();

        Assert.Equal((3, true), (loss.Worker, loss.IsLoss));
        Assert.StartsWith("Worker 3 died: ", loss.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 9", loss.Message, StringComparison.Ordinal);
        Assert.Contains("no more memory", loss.Message, StringComparison.Ordinal);
        Assert.True(lost.IsGone);
    }

    [Fact]
    public void A_wake_that_comes_too_late_says_nothing()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.Lay(default(Wake)).Lay(new Completed(5, 1, 1)));

        Assert.Equal(5, link.Await<Completed>().TickCount);
    }

    [Fact]
    public void An_answer_is_returned_and_then_nothing_is_owed()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.Lay(new Completed(5, 1, 10)), worker: 3);
        Assert.False(link.IsAwaited);

        Assert.True(link.TryAsk(new Execute(0, 5)));
        Assert.True(link.IsAwaited);
        Assert.Equal(1, link.Asked);

        Assert.Equal(new Completed(5, 1, 10), link.Await<Completed>());
        Assert.False(link.IsAwaited);
        Assert.Equal(3, link.Index);
        Assert.Equal(new Execute(0, 5), stream.Message<Execute>(0));
    }

    [Fact]
    public void What_a_worker_says_of_its_failure_is_told()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.Lay(Failed.Because("The kernel threw: because.")), worker: 3);

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => link.Await<Completed>());

        Assert.Equal("Worker 3 failed: The kernel threw: because.", failed.Message);
        Assert.Equal((3, null), (failed.Worker, failed.Culprit));
        Assert.Equal(ExitCode.WorkersFailed, WorkerFailedException.ExitCode);
    }

    [Fact]
    public void A_worker_whose_failure_is_anothers_says_whose()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.Lay(Failed.For(5, "Cannot keep step.")), worker: 3);

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => link.Await<Completed>());

        Assert.Equal((3, 5), (failed.Worker, failed.Culprit));
    }

    [Fact]
    public void A_closed_pipe_ends_the_wait_with_the_workers_last_words()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream, worker: 3, "echo 'No space' >&2; exit 9");

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => link.Await<Completed>());

        Assert.Contains("Worker 3 closed its pipe: pid=", failed.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 9; its last words: No space", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_pipe_is_no_unforeseen_end()
    {
        using ScriptedStream stream = new() { IsBroken = true, OnRead = static () => throw new IOException("Connection reset") };
        using WorkerLink link = StandIn.Link(stream, worker: 0, "exit 9");

        Assert.False(link.TryAsk(new Execute(0, 1)));
        Assert.Contains("broke its pipe (Connection reset)", Assert.Throws<WorkerFailedException>(() => link.Await<Completed>()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0xC1 })]
    [InlineData(new byte[] { 9, 0, 0, 0, 1 })]
    public void Bytes_that_are_no_message_are_told_as_a_breach(byte[] bytes)
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.LayBytes(bytes), worker: 0, "exit 0");

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => link.Await<Completed>());

        Assert.Contains("Worker 0 broke the protocol (Cannot ", failed.Message, StringComparison.Ordinal);
        Assert.IsType<ProtocolException>(failed.InnerException);
    }

    // Without the kill it would go on for a second, until somebody asks for its exit status; and one that ignores its pipe for ever.
    [Fact]
    public void A_worker_that_broke_the_protocol_is_killed_and_no_other_is()
    {
        using ScriptedStream broken = new();
        using ScriptedStream fine = new();
        using WorkerLink culprit = StandIn.Link(broken.LayBytes(1, 0, 0, 0, 0xC1).Lay(new Completed(1, 1, 1)), worker: 0, "exec sleep 600 </dev/null");
        using WorkerLink other = StandIn.Link(fine.Lay(new Completed(5, 1, 10)), worker: 1);

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => culprit.Await<Completed>());

        Assert.Contains("Worker 0 broke the protocol (Cannot read ", failed.Message, StringComparison.Ordinal);
        Assert.EndsWith(" It was killed because it broke the protocol.", failed.Message, StringComparison.Ordinal);
        Assert.True(culprit.Exited.IsCancellationRequested || culprit.Exited.WaitHandle.WaitOne(StandIn.Limit));
        Assert.True(broken.IsDisposed, "Its pipe stayed open.");
        Assert.Equal(5, other.Await<Completed>().TickCount);
        Assert.False(other.IsKilled);
    }

    [Fact]
    public void A_worker_that_died_within_a_frame_is_told_of_with_its_own_end()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.LayBytes(9, 0, 0, 0, 0x93), worker: 0, "echo 'No space' >&2; exit 9");

        string message = Assert.Throws<WorkerFailedException>(() => link.Await<Completed>()).Message;

        Assert.Contains("Worker 0 broke the protocol (Cannot read the frame because the pipe closed within it: bytes=5, ", message, StringComparison.Ordinal);
        Assert.Contains("exit code 9; its last words: No space", message, StringComparison.Ordinal);
        Assert.False(link.IsKilled);
    }

    [Fact]
    public void A_kernel_that_filled_the_workers_heap_is_told_of_with_the_limit()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.Lay(Failed.Because("The kernel threw: cause=System.OutOfMemoryException: no.")), worker: 3);

        string message = Assert.Throws<WorkerFailedException>(() => link.Await<Completed>()).Message;

        Assert.Contains(" Its heap was full: heapLimitBytes=268435456. ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_message_than_the_one_awaited_is_a_breach()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream.Lay(new Ready(1, "SSE, 4 rows", [])), worker: 0, "exit 0");

        Assert.Contains("broke the protocol", Assert.Throws<WorkerFailedException>(() => link.Await<Completed>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_the_memory_unit_stopped_is_told_of_with_its_row()
    {
        using MadeScene made = new();
        using WorkerLink lost = StandIn.Link(new ScriptedStream(), worker: 0, script: "echo 'Fatal error.' >&2; kill -ABRT $$");
        lost.Scene = made.Scene;
        made.Scene.Slot.FaultAddress.Write(MadeScene.Pos + (700_000 * sizeof(float)));

        string message = lost.Loss().Message;
        Assert.StartsWith("Worker 0 wrote where it must not and was stopped by the memory unit: kernel=stray, column=pos, row=700000, ", message, StringComparison.Ordinal);
        Assert.Contains("exit code 134", message, StringComparison.Ordinal);
        Assert.EndsWith("its last words: Fatal error.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_waits_for_a_killed_worker_hears_the_first_reason()
    {
        using ScriptedStream stream = new();
        using WorkerLink link = StandIn.Link(stream);
        Assert.False(link.IsKilled);

        link.Kill("it made no progress");
        link.Kill("the run is being stopped");

        Assert.True(link.IsKilled);
        string message = Assert.Throws<WorkerFailedException>(() => link.Await<Completed>()).Message;
        Assert.EndsWith(" It was killed because it made no progress.", message, StringComparison.Ordinal);
        Assert.Contains("(SIGKILL: killed by the coordinator)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_says_goodbye_and_cuts_the_lifeline()
    {
        using ScriptedStream stream = new();
        WorkerLink link = StandIn.Link(stream);
        using System.Diagnostics.Process process = System.Diagnostics.Process.GetProcessById(link.Pid);

        link.Dispose();

        Assert.Equal(MessageKind.Shutdown, Assert.Single(stream.Sent.Distinct()));
        Assert.True(process.WaitForExit(StandIn.Limit));
    }

    [Fact]
    public void A_worker_that_will_not_leave_is_killed()
    {
        using ScriptedStream stream = new() { IsBroken = true };
        WorkerLink link = StandIn.Link(stream, worker: 0, "exec sleep 600 </dev/null");
        using System.Diagnostics.Process process = System.Diagnostics.Process.GetProcessById(link.Pid);

        link.Dispose();

        Assert.True(process.WaitForExit(StandIn.Limit));
    }
}
