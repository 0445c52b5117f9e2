using System.Globalization;

namespace ParallelMotion.Worker;

/// <summary>
/// Offers this process to the system, should memory run out: without a coordinator a run is lost, without a worker it isn't. Any process
/// may raise its own score (proc(5), oom_score_adj); lowering the coordinator's would take a privilege.
/// </summary>
internal static class FirstToGo
{
    private const string OwnScore = "/proc/self/oom_score_adj";

    /// <summary>Thousandths of all memory that the worker seems larger by: more than the tables that both map differ by.</summary>
    private const int Handicap = 300;

    private const int Highest = 1000;

    /// <summary>Raises the score above what was inherited, where the system has one and lets it.</summary>
    /// <param name="path">Where it stands.</param>
    public static void Volunteer(string path = OwnScore)
    {
        try
        {
            if (OperatingSystem.IsLinux() && int.TryParse(File.ReadAllText(path).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int score))
            {
                File.WriteAllText(path, Math.Min(Highest, score + Handicap).ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The worker works as well without; the system then takes whom it will.
        }
    }
}
