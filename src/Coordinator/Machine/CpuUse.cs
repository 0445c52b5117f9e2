using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>What the CPUs have done so far, in ticks of the system's accounting (mostly 10 ms), summed over all of them (Linux).</summary>
/// <param name="All">All that there were.</param>
/// <param name="Busy">Those that somebody used, or that the hypervisor gave to others.</param>
/// <param name="Own">Those that this process used, and its children that have ended.</param>
internal sealed record CpuUse(double All, double Busy, double Own)
{
    /// <summary>From here on what others take shows in medians.</summary>
    private const double MuchForOthers = 0.1;

    /// <summary>user, nice, system, idle, iowait, irq, softirq, steal: what follows is counted in these already.</summary>
    private const int Kinds = 8;
    private const int Idle = 3;
    private const int IdleForDisk = 4;

    /// <summary>utime, stime, cutime and cstime, counted from behind the name: see proc(5).</summary>
    private const int FirstOwn = 11;
    private const int OwnKinds = 4;

    /// <summary>Reads the counters.</summary>
    /// <param name="read">Gives a file's text, or null.</param>
    /// <returns>Null where nobody counts.</returns>
    public static CpuUse? Read(Func<string, string?> read)
    {
        string own = read("/proc/self/stat") ?? "";
        double[] all = Numbers((read("/proc/stat") ?? "").Split('\n')[0], first: 1, Kinds);

        // A name may hold spaces and brackets; behind the last bracket there are numbers alone.
        double[] mine = Numbers(own[(own.LastIndexOf(')') + 1)..], FirstOwn, OwnKinds);
        return all.Length < Kinds || mine.Length < OwnKinds ? null : new CpuUse(all.Sum(), all.Sum() - all[Idle] - all[IdleForDisk], mine.Sum());
    }

    /// <summary>Whether somebody who measures had to share.</summary>
    /// <param name="others">What <see cref="OthersSince"/> said.</param>
    public static bool IsShared(double? others) => others >= MuchForOthers;

    /// <summary>The share of all CPUs' time since an earlier look that went to others than this process and those of its children that have ended.</summary>
    public double OthersSince(CpuUse before) =>
        All > before.All ? Math.Clamp((Busy - before.Busy - (Own - before.Own)) / (All - before.All), 0, 1) : 0;

    private static double[] Numbers(string line, int first, int count)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < first + count
            ? []
            : [.. words.Skip(first).Take(count).Select(static word => double.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out double number) ? number : 0)];
    }
}
