using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Hosting;

public sealed class HostLogTests
{
    [Fact]
    public void How_a_job_ended_is_a_sentence_for_people_and_a_name_beside_it_for_scripts()
    {
        List<LogEvent> events = [];
        using Logger serilog = new LoggerConfiguration().WriteTo.Sink(new ListSink(events)).CreateLogger();
        using RunLoggerProvider provider = new(serilog);

        HostLog.Ended(provider.CreateLogger("Source"), "fine", exitCode: 0, jobSeconds: 2, "Fine");

        LogEvent ended = Assert.Single(events);
        Assert.Equal("Job ended: \"fine\" (exit code 0), after 2 s.", ended.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("\"Fine\"", ended.Properties["Outcome"].ToString());
    }

    private sealed class ListSink(List<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Add(logEvent);
    }
}
