using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Tests.Machine;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>
/// A death by SIGKILL is put down to want of memory where the control group counted a kill, and only there. Were the counter not
/// compared, each such death would be told as one "by hand, or by the system for want of memory", and these would fail.
/// </summary>
public sealed class OutOfMemoryTests : IDisposable
{
    private readonly MadeGroup _group = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_worker_that_the_system_killed_for_want_of_memory_is_told_of_with_the_limit(bool isUnified)
    {
        _group.Write(isUnified, kills: 4, limitBytes: 67_108_864);
        OutOfMemory memory = new(_group.Memory);
        using WorkerProcess process = StandIn.Start($"{_group.CountOne(isUnified, 5)}; kill -KILL $$", worker: 0, memory);

        string obituary = process.Obituary();

        Assert.Contains(
            "exit code 137 (SIGKILL: killed by the system for want of memory: limitBytes=67108864, oomKills=5)", obituary, StringComparison.Ordinal);
        Assert.Equal(obituary, process.Obituary());
    }

    [Fact]
    public void A_kill_that_was_counted_before_explains_no_death()
    {
        _group.Write(isUnified: true, kills: 4, limitBytes: 67_108_864);
        using WorkerProcess process = StandIn.Start("kill -KILL $$", worker: 0, new OutOfMemory(_group.Memory));

        Assert.Contains("(SIGKILL: killed by hand or by another program: the system killed nobody for want of memory)", process.Obituary(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_kill_explains_one_death()
    {
        _group.Write(isUnified: true, kills: 0, limitBytes: null);
        OutOfMemory memory = new(_group.Memory);
        _group.Write(isUnified: true, kills: 1, limitBytes: null);

        Assert.Equal("by the system for want of memory: limitBytes=none of its control group, oomKills=1", memory.Explain());
        Assert.StartsWith("by hand", memory.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_the_coordinator_killed_it_killed()
    {
        _group.Write(isUnified: true, kills: 4, limitBytes: null);
        OutOfMemory memory = new(_group.Memory);
        using WorkerProcess process = StandIn.Start(StandIn.Obedient, worker: 0, memory);
        _group.Write(isUnified: true, kills: 5, limitBytes: null);
        process.Kill();

        Assert.Contains("(SIGKILL: killed by the coordinator)", process.Obituary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_counts_both_are_possible()
    {
        Assert.Null(new OutOfMemory(new MemoryGroup(new FakeFiles().Read)).Explain());
        Assert.Contains("killed by hand, or by the system for want of memory", ExitStatus.Describe(ExitStatus.Killed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.", true)]
    [InlineData("Out of memory.", true)]
    [InlineData("out of luck", false)]
    public void Last_words_of_a_full_heap_are_told_with_its_limit(string words, bool isFull)
    {
        using WorkerProcess process = StandIn.Start($"echo \"{words}\" >&2; exit 134");

        Assert.Equal(isFull, process.Obituary().Contains(" Its heap was full: heapLimitBytes=268435456. ", StringComparison.Ordinal));
    }

    public void Dispose() => _group.Dispose();
}
