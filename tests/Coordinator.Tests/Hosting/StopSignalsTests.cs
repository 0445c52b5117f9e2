using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Tests.Hosting;

public sealed class StopSignalsTests : IDisposable
{
    private readonly Drain _drain = new(TimeSpan.FromMinutes(1));

    [Fact]
    public void The_first_signal_begins_the_drain_and_stops_the_application()
    {
        FakeApplication application = new();
        List<int> exits = [];
        using StopSignals signals = new(_drain, new LastResort(exits.Add));
        using SignalLifetime lifetime = new(application, _drain);
        Assert.True(lifetime.WaitForStartAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        Assert.Null(signals.Signalled);

        signals.Hear(ExitCode.Interrupted, "SIGNAL");

        Assert.Equal(ExitCode.Interrupted, signals.Signalled);
        Assert.True(_drain.Begun.IsCancellationRequested);
        Assert.False(_drain.Over.IsCancellationRequested);
        Assert.Equal(1, application.Stops);
        Assert.Empty(exits);
    }

    [Fact]
    public void A_signal_before_the_host_exists_stops_it_as_it_starts()
    {
        FakeApplication application = new();
        using StopSignals signals = new(_drain, new LastResort(static _ => { }));
        signals.Hear(ExitCode.Interrupted, "SIGNAL");

        using SignalLifetime lifetime = new(application, _drain);
        Assert.True(lifetime.WaitForStartAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);

        Assert.Equal(1, application.Stops);
    }

    [Fact]
    public void A_second_signal_releases_everything_last_first_and_ends_the_process_with_the_first_ones_code()
    {
        List<string> released = [];
        LastResort lastResort = new(code => released.Add($"exit {code}"));
        lastResort.Add(() => released.Add("regions"));
        lastResort.Add(static () => throw new IOException("It is gone already."));
        lastResort.Add(() => released.Add("workers"));
        using StopSignals signals = new(_drain, lastResort);

        signals.Hear(ExitCode.Interrupted, "SIGNAL");
        signals.Hear(ExitCode.Terminated, "SIGNAL");

        Assert.Equal("workers, regions, exit 130", string.Join(", ", released));
    }

    public void Dispose() => _drain.Dispose();
}
