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
    public void What_can_not_be_released_at_first_is_tried_again()
    {
        int attempts = 0;
        _ = _lastResort.Add(() => _done.Add(++attempts < 2 ? throw new IOException("The folder is not empty.") : "folder"));

        _lastResort.Take(ExitCode.Interrupted);

        Assert.Equal(["folder", "exit 130"], _done, StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_opened_is_added_in_the_same_step()
    {
        Opened opened = _lastResort.Open(() => new Opened(_done), out IDisposable registration);
        _lastResort.Take(ExitCode.Interrupted);
        Assert.Equal(["closed", "exit 130"], _done, StringComparer.Ordinal);

        registration.Dispose();
        Assert.NotNull(opened);
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

    private sealed class Opened(List<string> done) : IDisposable
    {
        public void Dispose() => done.Add("closed");
    }
}
