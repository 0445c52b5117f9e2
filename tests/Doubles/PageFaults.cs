using System.Globalization;

namespace ParallelMotion.Doubles;

/// <summary>The page faults that the calling thread has taken since it started. Linux only.</summary>
internal static class PageFaults
{
    private const int MinorFaultsAfterName = 7;

    public static long OfThisThread
    {
        get
        {
            // The second field is the thread's name in parentheses and may itself hold spaces and parentheses.
            string stat = File.ReadAllText("/proc/thread-self/stat");
            return long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[MinorFaultsAfterName], CultureInfo.InvariantCulture);
        }
    }
}
