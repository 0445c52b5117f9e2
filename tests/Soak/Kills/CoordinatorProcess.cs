using System.Diagnostics;
using System.Text;

namespace ParallelMotion.Soak.Kills;

/// <summary>A real coordinator, started as run.sh starts it.</summary>
internal sealed class CoordinatorProcess : IDisposable
{
    private static readonly TimeSpan StreamsLimit = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly StringBuilder _text = new();
    private readonly CountdownEvent _streamsEnded = new(2);

    /// <summary>Starts one.</summary>
    /// <param name="program">Its library.</param>
    /// <param name="place">Where it works.</param>
    /// <param name="arguments">The command line, by words.</param>
    public CoordinatorProcess(string program, CaseFolder place, string arguments)
    {
        Arguments = arguments;
        ProcessStartInfo start = new("dotnet", [program, .. arguments.Split(' ')])
        {
            UseShellExecute = false,
            WorkingDirectory = place.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = place.Temp;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _ = _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it was started with.</summary>
    public string Arguments { get; }

    public int Pid => _process.Id;

    /// <summary>Its exit code; 128 and a signal's number where that ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>All that it wrote so far.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Waits until it ends.</summary>
    /// <param name="limit">For how long.</param>
    /// <returns>Whether it has.</returns>
    public bool EndsWithin(TimeSpan limit) => _process.WaitForExit(limit);

    /// <summary>Waits until all that it wrote has been read.</summary>
    /// <exception cref="CaseFailedException">Somebody holds its streams open.</exception>
    public void AwaitStreams()
    {
        if (!_streamsEnded.Wait(StreamsLimit))
        {
            throw new CaseFailedException("The coordinator has ended, and somebody holds its streams open.");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _ = _process.WaitForExit(StreamsLimit);
        }

        _process.Dispose();
        _streamsEnded.Dispose();
    }

    private void Append(string? line)
    {
        if (line is null)
        {
            _ = _streamsEnded.Signal();
            return;
        }

        lock (_text)
        {
            _ = _text.AppendLine(line);
        }
    }
}
