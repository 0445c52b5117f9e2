using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>The limits of this process, as /proc/self/limits writes them: a table of fixed columns.</summary>
internal sealed class ProcessLimits
{
    public const string OpenFiles = "Max open files";
    public const string Processes = "Max processes";
    public const string LockedMemory = "Max locked memory";

    /// <summary>Where the column of soft limits begins; the names before it have spaces of their own.</summary>
    private const int SoftColumn = 26;

    private readonly Dictionary<string, long> _soft = new(StringComparer.Ordinal);

    private ProcessLimits()
    {
    }

    /// <summary>Reads the text.</summary>
    public static ProcessLimits Parse(string text)
    {
        ProcessLimits limits = new();
        foreach (string line in text.Split('\n').Where(static line => line.Length > SoftColumn))
        {
            string soft = line[SoftColumn..].Split(' ')[0];
            if (soft is "unlimited")
            {
                limits._soft[line[..SoftColumn].Trim()] = long.MaxValue;
            }
            else if (long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
            {
                limits._soft[line[..SoftColumn].Trim()] = value;
            }
        }

        return limits;
    }

    /// <summary>The limit that holds.</summary>
    /// <param name="name">The limit's name.</param>
    /// <returns><see cref="long.MaxValue"/> for none; null where the system doesn't say.</returns>
    public long? Soft(string name) => _soft.TryGetValue(name, out long value) ? value : null;
}
