using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Hosting;

public sealed class SignalLifetimeTests
{
    [Fact]
    public void The_first_signal_stops_the_application_in_order()
    {
        FakeApplication application = new();
        List<int> exits = [];
        using SignalLifetime signals = new(application, new LastResort(exits.Add));
        Assert.Null(signals.Signalled);

        signals.Hear(ExitCode.Interrupted, "SIGNAL");

        Assert.Equal(ExitCode.Interrupted, signals.Signalled);
        Assert.Equal(1, application.Stops);
        Assert.Empty(exits);
    }

    [Fact]
    public void A_second_signal_releases_everything_last_first_and_ends_the_process_with_the_first_ones_code()
    {
        List<string> released = [];
        LastResort lastResort = new(code => released.Add($"exit {code}"));
        lastResort.Add(() => released.Add("regions"));
        lastResort.Add(static () => throw new IOException("It is gone already."));
        lastResort.Add(() => released.Add("workers"));
        using SignalLifetime signals = new(new FakeApplication(), lastResort);

        signals.Hear(ExitCode.Interrupted, "SIGNAL");
        signals.Hear(ExitCode.Terminated, "SIGNAL");

        Assert.Equal("workers, regions, exit 130", string.Join(", ", released));
    }
}
