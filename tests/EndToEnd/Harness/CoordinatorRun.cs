using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace ParallelMotion.EndToEnd.Harness;

/// <summary>A real coordinator process, started as run.sh starts it.</summary>
internal sealed class CoordinatorRun : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _errorChanged = new();
    private readonly CountdownEvent _streamsEnded = new(2);

    private CoordinatorRun(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Pid => _process.Id;

    /// <summary>The build under test.</summary>
    public static string BuildFolder { get; } = System.IO.Path.GetFullPath(typeof(CoordinatorRun).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => string.Equals(each.Key, "CoordinatorFolder", StringComparison.Ordinal)).Value!);

    public string StandardError
    {
        get
        {
            lock (_lock)
            {
                return _error.ToString();
            }
        }
    }

    public static CoordinatorRun Start(WorkFolder folder, params string[] arguments) => Start(folder, Options.None, arguments);

    public static CoordinatorRun Start(WorkFolder folder, Options options, params string[] arguments)
    {
        string[] command =
        [
            .. options.Prefix, "dotnet", System.IO.Path.Combine(options.BuildFolder ?? BuildFolder, "ParallelMotion.Coordinator.dll"), .. arguments,
        ];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = folder.Temp;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (options.Fault is { } fault)
        {
            start.Environment["PARALLELMOTION_FAULT"] = fault;
        }

        if (options.StrayRows is { } rows)
        {
            start.Environment["STRAY_ROWS"] = rows;
        }

        return new CoordinatorRun(start);
    }

    /// <summary>Runs to the end.</summary>
    public static Outcome ToTheEnd(WorkFolder folder, params string[] arguments) => ToTheEnd(folder, Options.None, arguments);

    /// <summary>Runs to the end.</summary>
    public static Outcome ToTheEnd(WorkFolder folder, Options options, params string[] arguments)
    {
        using CoordinatorRun run = Start(folder, options, arguments);
        return run.WaitForExit();
    }

    /// <summary>Waits until a stage shows up in the progress on standard error.</summary>
    public void WaitForStage(string stage)
    {
        long start = Stopwatch.GetTimestamp();
        while (!StandardError.Contains(stage, StringComparison.Ordinal))
        {
            _errorChanged.Reset();
            Assert.False(_process.HasExited && _process.WaitForExit(0), $"The run ended before stage '{stage}': {StandardError}");
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"Stage '{stage}' did not come within {Limit}: {StandardError}");
            _errorChanged.Wait(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    public void Signal(string name) => Shell.Run($"kill -{name} {Pid}");

    public Outcome WaitForExit()
    {
        if (!_process.WaitForExit(Limit))
        {
            _process.Kill();
            Assert.Fail($"The coordinator did not end within {Limit}: {StandardError}");
        }

        // A wait with a limit does not wait for the streams: they end a moment after the process.
        Assert.True(_streamsEnded.Wait(Limit, TestContext.Current.CancellationToken), "The streams stayed open.");
        lock (_lock)
        {
            return new Outcome(_process.ExitCode, _output.ToString(), _error.ToString());
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(Limit);
        }

        _process.Dispose();
        _errorChanged.Dispose();
        _streamsEnded.Dispose();
    }

    private void Append(StringBuilder to, string? line)
    {
        lock (_lock)
        {
            if (line is null)
            {
                _streamsEnded.Signal();
            }
            else
            {
                to.AppendLine(line);
            }
        }

        _errorChanged.Set();
    }

    /// <summary>What is unusual about a run.</summary>
    internal sealed record Options
    {
        public static Options None { get; } = new();

        /// <summary>A fault drill.</summary>
        public string? Fault { get; init; }

        /// <summary>How many rows behind its own the kernel <c>stray</c> writes.</summary>
        public string? StrayRows { get; init; }

        /// <summary>Another build than the one under test.</summary>
        public string? BuildFolder { get; init; }

        /// <summary>A command that runs the coordinator as its own arguments.</summary>
        public IReadOnlyList<string> Prefix { get; init; } = [];
    }

    /// <summary>How a run ended.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public void ShouldBe(int exitCode) => Assert.True(exitCode == ExitCode, $"exit code {ExitCode}, expected {exitCode}\n{Error}\n{Output}");
    }
}
