using ParallelMotion.Coordinator.Lab.RoundTrips;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tests.Lab.RoundTrips;

public sealed class PlacingTests
{
    [Fact]
    public void One_worker_is_measured_beside_the_teller_and_apart_from_it()
    {
        Placing[] placings = [.. Placing.For(1, [4, 6])];

        Assert.Equal([null, Seating.SameCore, Seating.OtherCore], placings.Select(static each => each.Seating));
        Assert.Equal((4, 4), (placings[1].Teller, Assert.Single(placings[1].Pins)));
        Assert.Equal((4, 6), (placings[2].Teller, Assert.Single(placings[2].Pins)));
    }

    [Theory]
    [InlineData(2, new[] { 4, 6 }, 1)]
    [InlineData(1, new[] { 4 }, 2)]
    [InlineData(1, new int[0], 1)]
    public void More_workers_or_fewer_cpus_leave_less_to_place(int workers, int[] cpus, int expected) =>
        Assert.Equal(expected, Placing.For(workers, [.. cpus]).Count());

    [Fact]
    public void A_pinned_thread_may_go_where_it_could_before_also_when_its_work_fails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which CPUs a thread may use.");
        (string Before, string Pinned, string After) allowed = default;
        int cpu = PinnableCpus.Read()[^1];

        // On a thread of its own: a test that fails must not leave a pool thread pinned.
        Thread thread = new(() =>
        {
            allowed.Before = Allowed();
            try
            {
                Assert.True(PinnedThread.TryOn(cpu, out PinnedThread? pinned));
                using PinnedThread? held = pinned;
                allowed.Pinned = Allowed();
                throw new InvalidOperationException("The work fails.");
            }
            catch (InvalidOperationException)
            {
                allowed.After = Allowed();
            }
        });
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(20)));

        Assert.Equal(cpu.ToString(), allowed.Pinned);
        Assert.Equal(allowed.Before, allowed.After);
    }

    [Fact]
    public void Nobody_is_pinned_nowhere()
    {
        Assert.True(PinnedThread.TryOn(cpu: null, out PinnedThread? pinned));
        Assert.Null(pinned);
    }

    [Fact]
    public void A_cpu_that_the_system_refuses_is_no_failure()
    {
        Assert.False(PinnedThread.TryOn(Limits.MaxProcessors - 1, out PinnedThread? pinned));
        Assert.Null(pinned);
    }

    private static string Allowed() => File.ReadLines("/proc/thread-self/status")
        .First(static line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split(':')[1].Trim();
}
