using ParallelMotion.Coordinator.Doctor;
using ParallelMotion.Coordinator.Doctor.Checks;
using ParallelMotion.Coordinator.Tests.Machine;

namespace ParallelMotion.Coordinator.Tests.Doctor.Checks;

public sealed class LimitChecksTests
{
    [Theory]
    [InlineData(long.MaxValue, "Fine")]
    [InlineData(20_000L, "Fine")]
    [InlineData(1024L, "Note")]
    [InlineData(209L, "Note")]
    [InlineData(208L, "Unfit")]
    [InlineData(null, "Note")]
    public void Open_files_are_enough_for_as_many_workers(long? limit, string expected) => Assert.Equal(expected, OpenFilesCheck.Judge(limit).Level.ToString());

    [Fact]
    public void A_limit_of_open_files_is_told_in_workers() => Assert.Contains("about 91 workers, of 256", OpenFilesCheck.Judge(1024).Means, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, null, "Note")]
    [InlineData(long.MaxValue, null, 30_000L, "Fine")]
    [InlineData(100L, null, 30_000L, "Note")]
    [InlineData(long.MaxValue, 31L, 30_000L, "Unfit")]
    [InlineData(long.MaxValue, 32L, 30_000L, "Note")]
    [InlineData(long.MaxValue, null, -5L, "Unfit")]
    public void The_tightest_limit_of_threads_decides(long? user, long? group, long? system, string expected) =>
        Assert.Equal(expected, ProcessesCheck.Judge(new ProcessRoom(user, group, system)).Level.ToString());

    [Theory]
    [InlineData(5000L, "limit 5,000 threads for all that the user runs (nproc)", "less what the user's other programs take")]
    [InlineData(40_000L, "room for 30,000 threads (pids, nproc)", "as a run may have (256).")]
    [InlineData(long.MaxValue, "room for 30,000 threads (pids, nproc)", "as a run may have (256).")]
    public void The_users_limit_is_not_taken_for_what_is_left_of_it(long? user, string found, string means)
    {
        Finding finding = ProcessesCheck.Judge(new ProcessRoom(user, GroupLeft: null, SystemLeft: 30_000));

        Assert.Equal(found, finding.Found);
        Assert.Contains(means, finding.Means, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_of_a_groups_pids_is_its_own_or_that_of_the_group_around_it()
    {
        FakeFiles files = new()
        {
            ["/proc/self/cgroup"] = "8:pids:/box/job\n0::/\n",
            ["/proc/self/mountinfo"] = "34 30 0:31 / /cg rw - cgroup cgroup rw,pids\n",
            ["/cg/box/job/pids.max"] = "max\n",
            ["/cg/box/job/pids.current"] = "10\n",
            ["/cg/box/pids.max"] = "100\n",
            ["/cg/box/pids.current"] = "70\n",
            ["/proc/loadavg"] = "0.1 0.1 0.1 1/200 7\n",
            ["/proc/sys/kernel/threads-max"] = "9999\n",
            ["/proc/sys/kernel/pid_max"] = "4096\n",
            ["/proc/self/limits"] = "Max processes             5000                 96364                processes \n",
        };

        Assert.Equal(new ProcessRoom(5000, 30, 3896), ProcessesCheck.RoomOf(files.Read));
    }

    [Theory]
    [InlineData(0L, "limit 0 B (memlock)")]
    [InlineData(8_388_608L, "limit 8.00 MiB (memlock)")]
    [InlineData(long.MaxValue, "limit none (memlock)")]
    [InlineData(null, "limit unknown (memlock)")]
    public void Locked_memory_is_told_and_never_judged(long? limit, string found)
    {
        Assert.Equal(FindingLevel.Fine, LockedMemoryCheck.Judge(limit).Level);
        Assert.Equal(found, LockedMemoryCheck.Judge(limit).Found);
    }
}
