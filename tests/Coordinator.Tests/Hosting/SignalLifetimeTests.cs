using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Hosting;

public sealed class SignalLifetimeTests
{
    [Fact]
    public void The_first_signal_decides_the_code_and_each_one_stops_the_application()
    {
        FakeApplication application = new();
        using SignalLifetime signals = new(application);
        Assert.Null(signals.Signalled);

        signals.Hear(ExitCode.Interrupted);
        signals.Hear(ExitCode.Terminated);

        Assert.Equal(ExitCode.Interrupted, signals.Signalled);
        Assert.Equal(2, application.Stops);
    }
}
