using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Outcomes;

public sealed class LastResortTests
{
    private readonly List<string> _done = [];
    private readonly LastResort _lastResort;

    public LastResortTests()
    {
        _lastResort = new LastResort(code => _done.Add($"exit {code}"));
    }

    [Fact]
    public void What_was_added_last_is_released_first_and_then_the_process_ends()
    {
        _ = _lastResort.Add(() => _done.Add("regions"));
        _ = _lastResort.Add(() => _done.Add("workers"));

        _lastResort.Take(ExitCode.Interrupted);

        Assert.Equal(["workers", "regions", "exit 130"], _done, StringComparer.Ordinal);
    }

    [Fact]
    public void What_was_taken_out_again_is_left_alone()
    {
        IDisposable first = _lastResort.Add(() => _done.Add("first workers"));
        _ = _lastResort.Add(() => _done.Add("second workers"));
        first.Dispose();

        _lastResort.Take(ExitCode.Terminated);

        Assert.Equal(["second workers", "exit 143"], _done, StringComparer.Ordinal);
    }
}
