using System.Runtime.ExceptionServices;
using ParallelMotion.Shared.Placement;

namespace ParallelMotion.Shared.Tests.Placement;

public sealed class ThreadPlacementTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ThreadPlacement _placement = new();

    public ThreadPlacementTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows a thread's CPUs in a file.");

    [Fact]
    public void A_thread_stays_on_its_cpu_until_it_may_go_anywhere_again() => OnAThread(() =>
    {
        string before = Allowed("thread-self");
        int last = LastOf(before);

        _placement.MoveTo(FirstOf(before));
        Assert.Equal(FirstOf(before).ToString(), Allowed("thread-self"));
        _placement.MoveTo(last);
        Assert.Equal(last.ToString(), Allowed("thread-self"));

        _placement.MoveTo(ThreadPlacement.Anywhere);
        Assert.Equal(before, Allowed("thread-self"));
    });

    [Fact]
    public void A_thread_that_is_set_down_may_go_anywhere() => OnAThread(() =>
    {
        string before = Allowed("thread-self");

        ThreadPlacement.SetDownOn(LastOf(before));
        ThreadPlacement.SetDownOn(HomeCpu.Unknown);
        ThreadPlacement.SetDownOn(Limits.MaxProcessors - 1);

        Assert.Equal(before, Allowed("thread-self"));
    });

    [Fact]
    public void A_thread_that_gives_way_to_its_waker_is_scheduled_as_a_batch() => OnAThread(() =>
    {
        ThreadPlacement.GiveWayToWaker();

        // Field 41 of the thread's stat is its policy, and SCHED_BATCH is 3; the name before it ends with a parenthesis.
        string stat = File.ReadAllText("/proc/thread-self/stat");
        Assert.Equal("3", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[38]);
    });

    [Fact]
    public void Other_threads_go_where_they_like() => OnAThread(() =>
    {
        string before = Allowed("self");

        _placement.MoveTo(FirstOf(before));

        Assert.Equal(before, Allowed("self"));
    });

    [Fact]
    public void A_cpu_that_is_not_there_is_refused_in_a_sentence_and_nothing_changes() => OnAThread(() =>
    {
        string before = Allowed("thread-self");

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => _placement.MoveTo(Limits.MaxProcessors - 1));

        Assert.StartsWith("Cannot pin the thread because the system refused: cpu=8191, expected=one that this process may use, cause=", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Allowed("thread-self"));
    });

    [Theory]
    [InlineData(-2)]
    [InlineData(Limits.MaxProcessors)]
    public void A_number_that_no_cpu_has_is_refused(int cpu) => Assert.Throws<ArgumentOutOfRangeException>(() => _placement.MoveTo(cpu));

    [Theory]
    [InlineData(0, 0, 1UL)]
    [InlineData(63, 0, 1UL << 63)]
    [InlineData(64, 1, 1UL)]
    [InlineData(8191, 127, 1UL << 63)]
    public void A_mask_holds_more_cpus_than_a_word_has_bits(int cpu, int word, ulong bits)
    {
        ulong[] mask = CpuMask.Of(cpu);

        Assert.Equal(bits, mask[word]);
        Assert.Equal(word, Array.FindIndex(mask, static each => each != 0));
        Assert.Equal(word, Array.FindLastIndex(mask, static each => each != 0));
    }

    private static int FirstOf(string list) => int.Parse(list.Split('-', ',')[0]);

    private static int LastOf(string list) => int.Parse(list.Split('-', ',')[^1]);

    private static string Allowed(string task)
    {
        const string Key = "Cpus_allowed_list:";
        return File.ReadLines($"/proc/{task}/status").Single(static line => line.StartsWith(Key, StringComparison.Ordinal))[Key.Length..].Trim();
    }

    // A thread of its own: one of the pool would carry its place into other tests.
    private static void OnAThread(Action test)
    {
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                test();
            }
            catch (Exception cause)
            {
                failure = ExceptionDispatchInfo.Capture(cause);
            }
        });
        thread.Start();
        Assert.True(thread.Join(Limit), "The thread did not end.");
        failure?.Throw();
    }
}
