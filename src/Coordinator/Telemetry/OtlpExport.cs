using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector, by OTLP over HTTP, from threads of its own. A collector that isn't there, or is slow, delays no
/// run and fails none: what it doesn't take within the limits is lost, and said to be.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const int SendLimitMilliseconds = 5_000;

    private const int HurriedLimitMilliseconds = 1_000;

    /// <summary>For what is still on its way once all that could be waited for has been.</summary>
    private const int LeaveLimitMilliseconds = 200;

    /// <summary>A run of the lab makes tens of thousands of spans, in bursts between two runs; at about 1 KB each this holds some 30 MB.</summary>
    private const int QueuedSpans = 32_768;

    private const int SpansPerMessage = 512;

    private const int SpanDelayMilliseconds = 1_000;

    private const int MetricIntervalMilliseconds = 1_000;

    private readonly DeliveryWatch _delivery = new();
    private readonly HttpClient _client;
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    /// <summary>Begins to collect.</summary>
    /// <param name="collector">The collector; <c>v1/traces</c> and <c>v1/metrics</c> are put behind its path.</param>
    /// <param name="version">The tool's version.</param>
    /// <param name="run">The run's number: the instance of the service.</param>
    public OtlpExport(Uri collector, string version, string run)
    {
        _client = new HttpClient(_delivery, disposeHandler: false) { Timeout = TimeSpan.FromMilliseconds(SendLimitMilliseconds) };
        ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService(TelemetryNames.Service, serviceVersion: version, serviceInstanceId: run);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new AlwaysOnSampler())
            .AddSource(TelemetryNames.Source)
            .AddOtlpExporter(options =>
            {
                Address(options, collector, "v1/traces");
                options.BatchExportProcessorOptions = new BatchExportActivityProcessorOptions
                {
                    MaxQueueSize = QueuedSpans,
                    MaxExportBatchSize = SpansPerMessage,
                    ScheduledDelayMilliseconds = SpanDelayMilliseconds,
                    ExporterTimeoutMilliseconds = SendLimitMilliseconds,
                };
            })
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(TelemetryNames.Source)
            .AddOtlpExporter((options, reader) =>
            {
                Address(options, collector, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions = new PeriodicExportingMetricReaderOptions
                {
                    ExportIntervalMilliseconds = MetricIntervalMilliseconds,
                    ExportTimeoutMilliseconds = SendLimitMilliseconds,
                };
            })
            .Build();
    }

    /// <summary>Why something wasn't delivered, the first time; null when everything was. Final once it is sent off.</summary>
    public string? Failure { get; private set; }

    /// <summary>Sends what is still here. Instruments and spans that end later are lost.</summary>
    /// <param name="isHurried">Whether the job is being stopped: whoever stops it waits for its results, and not for these.</param>
    public void SendOff(bool isHurried)
    {
        int limit = isHurried ? HurriedLimitMilliseconds : SendLimitMilliseconds;
        Task<bool> traces = Task.Factory.StartNew(() => _traces.ForceFlush(limit), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        bool isSent = _metrics.ForceFlush(limit) & (traces.Wait(limit) && traces.Result);
        Failure = _delivery.FirstFailure ?? (isSent ? null : $"It took no more within {limit / 1000} s.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = _traces.Shutdown(LeaveLimitMilliseconds) & _metrics.Shutdown(LeaveLimitMilliseconds);
        _traces.Dispose();
        _metrics.Dispose();
        _client.Dispose();
        _delivery.Dispose();
    }

    private void Address(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{collector.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");
        options.TimeoutMilliseconds = SendLimitMilliseconds;
        options.HttpClientFactory = () => _client;
    }
}
