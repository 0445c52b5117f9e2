namespace ParallelMotion.Coordinator.Machine;

/// <summary>What /proc/cpuinfo says. Its keys differ by architecture, and virtual machines leave some out.</summary>
/// <param name="Model">The processor's name, or null.</param>
/// <param name="PhysicalCores">Distinct cores, or null when not every processor says which core it is on.</param>
internal sealed record CpuInfo(string? Model, int? PhysicalCores)
{
    /// <summary>
    /// Where a name may stand: x86 (and 32-bit Arm), MIPS, POWER, the board of a Raspberry Pi. Case counts: x86 has a
    /// "model" too, and it is a bare number.
    /// </summary>
    private static readonly string[] NameKeys = ["model name", "cpu model", "cpu", "Model"];

    /// <summary>Reads the text of /proc/cpuinfo.</summary>
    public static CpuInfo Parse(string text)
    {
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        HashSet<(string Package, string Core)> cores = [];
        int processors = 0;
        int placed = 0;
        string? package = null;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            string key = line[..colon].Trim().ToString();
            string value = line[(colon + 1)..].Trim().ToString();
            first.TryAdd(key, value);
            switch (key)
            {
                case "processor":
                    processors++;
                    package = null;
                    break;
                case "physical id":
                    package = value;
                    break;
                case "core id" when package is not null:
                    placed++;
                    cores.Add((package, value));
                    break;
            }
        }

        return new CpuInfo(NameIn(first), processors > 0 && placed == processors ? cores.Count : null);
    }

    private static string? NameIn(Dictionary<string, string> first)
    {
        string? name = NameKeys.Select(first.GetValueOrDefault).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return name ?? (first.TryGetValue("CPU implementer", out string? implementer) && first.TryGetValue("CPU part", out string? part)
            ? $"Arm implementer {implementer} part {part}"
            : null);
    }
}
