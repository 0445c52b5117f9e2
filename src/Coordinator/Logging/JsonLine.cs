using System.Globalization;
using System.Text;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>
/// Serilog escapes what JSON demands. Two kinds of characters remain that spoil a log: halves of surrogate pairs, which no
/// UTF-8 file can hold, and the line separators of Unicode, at which some readers break lines.
/// </summary>
internal static class JsonLine
{
    private const string LineSeparators = "\u0085\u2028\u2029";

    /// <summary>Replaces halves of pairs by U+FFFD and escapes line separators; both can only stand inside JSON strings.</summary>
    public static string Clean(string json)
    {
        if (!json.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !json.AsSpan().ContainsAny(LineSeparators))
        {
            return json;
        }

        StringBuilder clean = new(json.Length + 16);
        foreach (Rune rune in json.EnumerateRunes())
        {
            _ = rune.IsBmp && LineSeparators.Contains((char)rune.Value, StringComparison.Ordinal)
                ? clean.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
                : clean.Append(rune);
        }

        return clean.ToString();
    }
}
