using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>What /proc/loadavg says.</summary>
/// <param name="Minute">Threads that ran or wanted to, on average over about the last minute; all programs of the machine together.</param>
/// <param name="Threads">Threads that there are.</param>
internal sealed record LoadAverage(double Minute, int Threads)
{
    /// <summary>Reads the text, such as <c>0.49 1.15 2.40 1/206 22155</c>.</summary>
    /// <returns>Null when it is none.</returns>
    public static LoadAverage? Parse(string text)
    {
        string[] fields = text.Split(' ');
        return fields.Length >= 4
            && double.TryParse(fields[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double minute)
            && int.TryParse(fields[3].Split('/')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int threads)
                ? new LoadAverage(minute, threads)
                : null;
    }
}
