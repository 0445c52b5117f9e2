using System.Diagnostics;
using System.Globalization;

namespace ParallelMotion.Shared.Memory;

/// <summary>A process, told apart from a later one that the system gave the same number.</summary>
/// <param name="Pid">The process id.</param>
/// <param name="StartTime">
/// When it started: on Linux in clock ticks since boot (field 22 of /proc/PID/stat), which no clock change moves;
/// elsewhere in ticks of 100 ns, UTC. Only good for comparing with itself.
/// </param>
public readonly record struct ProcessIdentity(int Pid, long StartTime)
{
    private const int StartTimeFieldAfterName = 19;

    /// <summary>This process.</summary>
    public static ProcessIdentity Own { get; } = new(Environment.ProcessId, ReadOwnStartTime());

    private static long ReadOwnStartTime()
    {
        if (!OperatingSystem.IsLinux())
        {
            using Process self = Process.GetCurrentProcess();
            return self.StartTime.ToUniversalTime().Ticks;
        }

        // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
        string stat = File.ReadAllText("/proc/self/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[StartTimeFieldAfterName], CultureInfo.InvariantCulture);
    }
}
