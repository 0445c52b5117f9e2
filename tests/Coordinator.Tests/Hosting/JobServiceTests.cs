using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Hosting;

public sealed class JobServiceTests : IDisposable
{
    private readonly FakeApplication _application = new();
    private readonly ListLogger<JobService> _log = new();
    private readonly JobOutcome _outcome = new();
    private readonly ManualResetEventSlim _began = new();
    private readonly Drain _drain = new(TimeSpan.FromMinutes(1));
    private readonly StopSignals _signals;

    public JobServiceTests()
    {
        _signals = new StopSignals(_drain, new LastResort(static _ => { }));
    }

    [Fact]
    public void Until_somebody_says_otherwise_the_outcome_is_unexpected()
    {
        Assert.Equal(ExitCode.Unexpected, new JobOutcome().Code);
        Assert.Null(new JobOutcome().Result);
    }

    [Fact]
    public void A_signal_settles_what_nobody_else_has()
    {
        Assert.True(_outcome.SettleIfNeverBegun(ExitCode.Interrupted));
        Assert.Equal(ExitCode.Interrupted, _outcome.Code);

        Assert.False(_outcome.SettleIfNeverBegun(ExitCode.Terminated));
        Assert.Equal(ExitCode.Interrupted, _outcome.Code);
    }

    [Fact]
    public async Task Right_results_are_fine()
    {
        JobResult result = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]);
        await Run(_ => result);

        Assert.Equal(ExitCode.Fine, _outcome.Code);
        Assert.Same(result, _outcome.Result);
        Assert.Equal(1, _application.Stops);
    }

    [Fact]
    public async Task An_output_that_could_not_be_written_has_its_code_and_the_results_are_kept()
    {
        JobResult result = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]) with { OutputFailure = RefusedException.TooLittle("The disk is full.") };
        await Run(_ => result);

        Assert.Equal(ExitCode.TooLittleResource, _outcome.Code);
        Assert.Same(result, _outcome.Result);
        Assert.Contains("The disk is full.", _log.Messages, StringComparer.Ordinal);
    }

    [Fact]
    public async Task How_it_ended_is_logged_in_words_for_people_and_by_name_for_scripts()
    {
        await Run(static _ => MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]));

        string ended = Assert.Single(_log.Messages, static each => each.StartsWith("Job ended", StringComparison.Ordinal));
        Assert.StartsWith("Job ended: fine (exit code 0), after ", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_result_has_its_code_and_is_kept_for_the_report()
    {
        await Run(static _ => MadeResult.Of(
            new JobOptions(), 1000, static _ => [1.0], static plan => plan.Workers == 2 ? new Mismatch("pos", 3, "1", "2") : null));

        Assert.Equal(ExitCode.WrongResult, _outcome.Code);
        Assert.NotNull(_outcome.Result);
        Assert.Contains(_log.Events, each => each.Level == LogLevel.Error && each.Message.Contains("column=pos, row=3", StringComparison.Ordinal));
    }

    public static TheoryData<string, int> Ends => new()
    {
        { nameof(RefusedException.Usage), 2 },
        { nameof(RefusedException.TooLittle), 13 },
        { nameof(WorkerFailedException), 12 },
        { nameof(RegionException), 13 },
        { nameof(OutOfMemoryException), 13 },
        { nameof(InvalidOperationException), 1 },
        { nameof(OperationCanceledException), 1 },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Every_exception_has_its_code_and_its_sentence_is_logged(string name, int code)
    {
        await Run(_ => throw ExceptionOf(name));

        Assert.Equal(code, (int)_outcome.Code);
        Assert.Null(_outcome.Result);
        Assert.Equal(1, _application.Stops);
        (LogLevel level, string message) = Assert.Single(_log.Events, static each => each.Level >= LogLevel.Error);
        Assert.Equal(code == 1 ? LogLevel.Critical : LogLevel.Error, level);
        Assert.Contains(code == 1 ? "nobody foresaw" : "the reason", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 143, "the host")]
    [InlineData(143, 143, "SIGHUP")]
    [InlineData(130, 130, "SIGINT")]
    public async Task A_stop_has_the_signals_code_whatever_it_breaks(int? signal, int code, string name)
    {
        await Run(drain =>
        {
            _began.Set();
            if (signal is { } heard)
            {
                _signals.Hear((ExitCode)heard, name);
            }

            Assert.True(drain.Begun.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
            throw new WorkerFailedException(0, "the reason");
        }, stops: true);

        Assert.Equal(code, (int)_outcome.Code);
        Assert.Contains(_log.Events, each => each.Level == LogLevel.Warning && each.Message.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Events, static each => each.Level >= LogLevel.Error);
    }

    [Theory]
    [InlineData(130)]
    [InlineData(143)]
    public async Task What_a_stopped_job_had_finished_is_kept_and_the_code_is_the_signals(int code)
    {
        JobResult result = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]) with { Stopped = new EarlyStop(["round trips"]) };
        await Run(_ =>
        {
            _signals.Hear((ExitCode)code, "SIGNAL");
            return result;
        });

        Assert.Equal(code, (int)_outcome.Code);
        Assert.Same(result, _outcome.Result);
        Assert.Contains(_log.Events, static each => each.Level == LogLevel.Warning && each.Message.Contains("missing: round trips.", StringComparison.Ordinal) && each.Message.Contains("SIGNAL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_finished_before_a_worker_failed_is_kept_and_the_code_is_that_of_the_failure()
    {
        JobResult result = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]) with { Stopped = new EarlyStop(["round trips"]) { Failure = new CrewFailure(3, "the reason") } };
        await Run(_ => result);

        Assert.Equal(ExitCode.WorkersFailed, _outcome.Code);
        Assert.Same(result, _outcome.Result);
        Assert.Contains(_log.Events, static each => each.Level == LogLevel.Error && each.Message.Contains("the reason", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_that_was_done_before_it_heard_of_the_stop_ends_as_it_would_have()
    {
        await Run(_ =>
        {
            _signals.Hear(ExitCode.Interrupted, "SIGNAL");
            return MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]);
        });

        Assert.Equal(ExitCode.Fine, _outcome.Code);
    }

    [Fact]
    public async Task The_progress_line_is_gone_before_anything_is_said()
    {
        using StringWriter error = new();
        ProgressLine progress = ProgressLine.On(error, isTerminal: true);
        await Run(_ =>
        {
            progress.Show("sample 1");
            throw RefusedException.Usage("the reason");
        }, progress);

        Assert.EndsWith("\r        \r", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _signals.Dispose();
        _drain.Dispose();
        _began.Dispose();
    }

    private static Exception ExceptionOf(string name) => name switch
    {
        nameof(RefusedException.Usage) => RefusedException.Usage("the reason"),
        nameof(RefusedException.TooLittle) => RefusedException.TooLittle("the reason"),
        nameof(WorkerFailedException) => new WorkerFailedException(3, "the reason"),
        nameof(RegionException) => new RegionException(RegionFault.Refused, "the reason"),
        nameof(OutOfMemoryException) => new InsufficientMemoryException("the reason"),
        nameof(OperationCanceledException) => new OperationCanceledException("the reason"),
        _ => new InvalidOperationException("the reason"),
    };

    private Task Run(Func<Drain, JobResult> run, bool stops) => Run(run, new NoProgressLine(), stops);

    private async Task Run(Func<Drain, JobResult> run, IProgressLine? progress = null, bool stops = false)
    {
        using JobService service = new(run, _drain, _outcome, _signals, progress ?? new NoProgressLine(), _application, _log);
        await service.StartAsync(TestContext.Current.CancellationToken);
        if (stops)
        {
            // A service that is stopped before its first line never runs one.
            Assert.True(_began.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
            await service.StopAsync(TestContext.Current.CancellationToken);
        }

        await service.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
