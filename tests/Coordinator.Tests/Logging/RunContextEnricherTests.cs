using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Observation;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logging;

public sealed class RunContextEnricherTests
{
    private readonly RunContext _context = new();

    [Fact]
    public void Events_carry_the_exercise_from_when_it_begins_and_nothing_that_isnt_so()
    {
        LogEvent before = Logged("x");
        _context.BeginExercise("races");
        LogEvent within = Logged("x");

        Assert.Empty(before.Properties);
        Assert.Equal(["Exercise"], within.Properties.Keys, StringComparer.Ordinal);
        Assert.Equal("\"races\"", within.Properties["Exercise"].ToString());
    }

    [Fact]
    public void What_an_event_says_itself_stays()
    {
        _context.BeginExercise("races");

        Assert.Equal("\"telling\"", Logged("{Exercise}", "telling").Properties["Exercise"].ToString());
    }

    private LogEvent Logged(string template, params object[] values)
    {
        LastSink last = new();
        using Logger logger = new LoggerConfiguration().Enrich.With(new RunContextEnricher(_context)).WriteTo.Sink(last).CreateLogger();
#pragma warning disable CA2254 // Constant in each test.
        logger.Information(template, values);
#pragma warning restore CA2254
        return last.Event!;
    }

    private sealed class LastSink : ILogEventSink
    {
        public LogEvent? Event { get; private set; }

        public void Emit(LogEvent logEvent) => Event = logEvent;
    }
}
