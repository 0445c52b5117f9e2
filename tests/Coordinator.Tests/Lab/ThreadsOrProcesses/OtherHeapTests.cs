using System.Diagnostics;
using ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Threads;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Lab.ThreadsOrProcesses;

public sealed class OtherHeapTests
{
    private const int Rows = 5003;
    private const int Ticks = 4;
    private const ulong Seed = 9;

    /// <summary>Minutes of them, so that a run is at work until somebody ends it.</summary>
    private const int EndlessTicks = 10_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_helper_has_the_servers_collector_and_ends_in_the_bits_of_threads_here_every_time()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "On one CPU the runtime gives nobody the server's collector.");
        using OtherHeap other = OtherHeap.Start(Rows, workers: 3, Ticks, Seed);
        other.WaitUntilReady(TestContext.Current.CancellationToken);

        Assert.True(other.IsServer);
        string expected = HashOfThreadsHere();
        for (int sample = 0; sample < 2; sample++)
        {
            OtherHeapSample taken = other.Sample(TestContext.Current.CancellationToken);
            Assert.Equal(expected, taken.WorldHash);
            Assert.True(taken is { Seconds: > 0, PausedSeconds: >= 0, Collections: >= 0 });
        }
    }

    [Fact]
    public async Task A_stop_ends_the_wait_for_it_and_the_helper_too()
    {
        using CancellationTokenSource stop = new();
        using OtherHeap other = OtherHeap.Start(Rows, workers: 2, EndlessTicks, Seed);
        other.WaitUntilReady(stop.Token);
        Task<OtherHeapSample> pending = other.SampleAsync(Patience, stop.Token);
        Assert.False(pending.IsCompleted);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<OtherHeapException>(() => other.SampleAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_helper_that_stays_silent_is_waited_for_no_longer_than_the_limit_and_ended()
    {
        using OtherHeap other = OtherHeap.Start(Rows, workers: 2, EndlessTicks, Seed);
        other.WaitUntilReady(TestContext.Current.CancellationToken);

        OtherHeapException cause = await Assert.ThrowsAsync<OtherHeapException>(
            () => other.SampleAsync(TimeSpan.FromSeconds(0.1), TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken));

        Assert.Equal("it gave no answer within 0.1 s", cause.Message);
        await Assert.ThrowsAsync<OtherHeapException>(() => other.SampleAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_it_can_not_compute_is_told_as_its_end_and_not_waited_for()
    {
        using OtherHeap other = OtherHeap.Start(rows: 0, workers: 2, Ticks, Seed);

        Assert.Throws<OtherHeapException>(() => other.WaitUntilReady(TestContext.Current.CancellationToken));
    }

    // Its run would take minutes; what was in the way of its end would be told as the limit of an answer.
    [Fact]
    public void It_leaves_in_the_middle_of_a_run_when_its_input_ends()
    {
        using OtherHeap other = OtherHeap.Start(Rows, workers: 2, ticks: 10_000_000, Seed);
        other.WaitUntilReady(TestContext.Current.CancellationToken);
        other.Ask();

        other.CutLifeline();

        Assert.Equal("it is gone", Assert.Throws<OtherHeapException>(() => other.Hear(TestContext.Current.CancellationToken)).Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void A_stop_signal_to_the_group_does_not_end_it(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        using OtherHeap other = OtherHeap.Start(Rows, workers: 2, Ticks, Seed);
        other.WaitUntilReady(TestContext.Current.CancellationToken);

        using Process kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {other.Pid}"]);
        Assert.True(kill.WaitForExit(TimeSpan.FromSeconds(10)));

        Assert.True(other.Sample(TestContext.Current.CancellationToken).Seconds > 0);
    }

    [Fact]
    public void A_command_line_of_a_person_is_not_taken_for_the_labs()
    {
        Assert.False(OtherHeapProgram.IsMeant(["lab", "threads"]));
        Assert.Equal(2, OtherHeapProgram.Run([OtherHeapProtocol.Word, "1", "two"]));
    }

    private static string HashOfThreadsHere()
    {
        ColumnTable table = ThreadsPlans.Table(Rows, Seed);
        RunPlan plan = ThreadsPlans.ForChurn(table, workers: 1, Ticks).Runs[1];
        RowRange all = new(0, Rows);
        Dictionary<string, ScratchColumn> columns = plan.Schedule.Columns.ToDictionary(static use => use.Column, static use => new ScratchColumn(use.ElementType, Rows), StringComparer.Ordinal);
        foreach ((string name, ScratchColumn column) in columns)
        {
            table[name].Bytes(all).CopyTo(column.Slice(all).Bytes);
        }

        using ThreadCrew crew = new();
        _ = crew.Run(plan, use => columns[use.Column], static (_, _) => throw new InvalidOperationException(), TestContext.Current.CancellationToken);
        return WorldHash.Of(table.With(column => column.Name is "pos" ? Column.Filled("pos", column.Type, Rows, (rows, bytes) => columns["pos"].Slice(rows).Bytes.CopyTo(bytes)) : column));
    }
}
