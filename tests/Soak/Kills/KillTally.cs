using System.Globalization;

namespace ParallelMotion.Soak.Kills;

/// <summary>What was done, and what came of it.</summary>
internal sealed class KillTally
{
    private readonly List<double> _recoverySeconds = [];

    public int Cases { get; set; }

    /// <summary>Workers killed.</summary>
    public int Kills { get; set; }

    /// <summary>Workers and coordinators stopped.</summary>
    public int Stops { get; set; }

    public int CoordinatorsKilled { get; set; }

    public int Resumes { get; set; }

    /// <summary>Runs that were cleaned away and begun anew.</summary>
    public int Cleaned { get; set; }

    public int Failures { get; set; }

    /// <summary>What is counted against the number that was asked for.</summary>
    public long Actions => (long)Kills + Stops + CoordinatorsKilled;

    private int WatchdogKills { get; set; }

    private TimeSpan LongestOrphans { get; set; }

    /// <summary>Notes what a document says.</summary>
    public void Note(ResultFile result)
    {
        _recoverySeconds.AddRange(result.RecoverySeconds);
        WatchdogKills += result.WatchdogKills;
    }

    /// <summary>Notes how long workers lived on after their coordinator.</summary>
    public void NoteOrphans(TimeSpan lived) => LongestOrphans = lived > LongestOrphans ? lived : LongestOrphans;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"cases={Cases}, workersKilled={Kills}, stops={Stops}, killedByWatchdog={WatchdogKills}, coordinatorsKilled={CoordinatorsKilled}, resumes={Resumes}, begunAnew={Cleaned}, "
        + $"restarts={_recoverySeconds.Count}, recoveryMs p50={Quantile(0.5) * 1e3:0} p99={Quantile(0.99) * 1e3:0}, longestOrphansMs={LongestOrphans.TotalMilliseconds:0}, failures={Failures}");

    // The smallest that at least so many are not above.
    private double Quantile(double share)
    {
        double[] sorted = [.. _recoverySeconds.Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
