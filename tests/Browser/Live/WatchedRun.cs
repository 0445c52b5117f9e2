using System.Text.RegularExpressions;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.Browser.Live;

/// <summary>A real run with a page, which goes on until somebody stops it.</summary>
public sealed partial class WatchedRun : IDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly CoordinatorRun _run;

    public WatchedRun()
    {
        _run = CoordinatorRun.Start(
            _folder, "2", "--kernel", "motion", "--rows", "500000", "--ticks", "50", "--dispatch", "per-tick", "--dispatch", "doorbell", "--samples", "500", "--round-trips", "0", "--verbosity", "information", "--dashboard");
        _run.WaitForStage("motion ...");
        Url = Watching().Match(_run.StandardError).Groups["url"].Value;
    }

    /// <summary>Where the page is.</summary>
    public string Url { get; }

    /// <summary>Kills a process as somebody else would.</summary>
    public static void Kill(string pid) => Shell.Run($"kill -KILL {pid}");

    /// <summary>Stops the run as Ctrl-C does; its exit code.</summary>
    public int Stop()
    {
        _run.Signal("INT");
        return _run.WaitForExit().ExitCode;
    }

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex(@"watched at (?<url>http://[^\s,]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Watching();
}
