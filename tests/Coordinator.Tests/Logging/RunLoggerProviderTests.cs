using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Coordinator.Tests.Workers.Speech;
using ParallelMotion.Coordinator.Workers.Speech;
using ParallelMotion.Shared.Events;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logging;

public sealed class RunLoggerProviderTests
{
    private readonly List<LogEvent> _logged = [];

    [Fact]
    public void What_a_worker_told_keeps_its_own_time_number_template_and_properties()
    {
        Log(new LoggerConfiguration(), WorkerEvents.KernelThrew, ",\"WorkerId\":2,\"Cause\":\"so\"");

        LogEvent logged = Assert.Single(_logged);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 12, 0, 0, 250, TimeSpan.Zero), logged.Timestamp);
        Assert.Equal((LogEventLevel.Error, WorkerEvents.KernelThrew.Template), (logged.Level, logged.MessageTemplate.Text));
        Assert.Equal(new EventIdentity(408, "KernelThrew"), EventIdentity.Of(logged));
        Assert.Equal("2", logged.Properties["WorkerId"].ToString());
        Assert.Equal("\"ParallelMotion.Worker\"", logged.Properties["SourceContext"].ToString());
        Assert.False(logged.Properties.ContainsKey("{OriginalFormat}"));
    }

    [Fact]
    public void Workers_are_a_source_with_a_level_of_its_own()
    {
        LoggerConfiguration quiet = new LoggerConfiguration().MinimumLevel.Override(RunLoggerProvider.WorkerSource, LogEventLevel.Error);
        Log(quiet, WorkerEvents.Leaving, ",\"Reason\":\"so\"");

        Assert.Empty(_logged);
    }

    [Fact]
    public void Everything_else_goes_the_usual_way()
    {
        using Logger serilog = new LoggerConfiguration().WriteTo.Sink(new ListSink(_logged)).CreateLogger();
        using RunLoggerProvider provider = new(serilog);
        LoggerMessage.Define<int>(LogLevel.Warning, new EventId(5, "Five"), "Row {RowId}")(provider.CreateLogger("Source"), 7, null);

        LogEvent logged = Assert.Single(_logged);
        Assert.Equal(("Row {RowId}", "\"Source\""), (logged.MessageTemplate.Text, logged.Properties["SourceContext"].ToString()));
    }

    private void Log(LoggerConfiguration configuration, WorkerEvent kind, string properties)
    {
        using Logger serilog = configuration.WriteTo.Sink(new ListSink(_logged)).CreateLogger();
        using RunLoggerProvider provider = new(serilog);
        Assert.True(ToldEvent.TryRead(MadeEvent.Json(kind, properties), out ToldEvent? told));
        new WorkerVoice(4711, place: null, provider.CreateLogger("Source"), TimeProvider.System).Hear(told);
    }

    private sealed class ListSink(List<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Add(logEvent);
    }
}
