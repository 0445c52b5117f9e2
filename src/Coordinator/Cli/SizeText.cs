using System.Globalization;
using System.Text.RegularExpressions;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// Sizes as people type them: <c>1000</c>, <c>1e7</c>, <c>10M</c>, <c>1.5M</c>. Letters are powers of ten (k, M, G in
/// either case). Digits are shifted and never pass through floating point, so <c>1e18</c> is exact.
/// </summary>
internal static partial class SizeText
{
    /// <summary>Longer texts are no sizes; a long of 19 digits leaves plenty of room for zeros and a fraction.</summary>
    private const int MaxCharacters = 64;

    private const int MaxDigits = 19;

    /// <summary>Reads a whole number; one below zero is read too, so that the caller can say that it is negative.</summary>
    /// <param name="text">The text, without blanks.</param>
    /// <param name="value">The number, or 0.</param>
    /// <returns>Whether the text denotes a whole number that fits.</returns>
    public static bool TryParse(string text, out long value)
    {
        value = 0;
        if (text.Length > MaxCharacters || Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        string fraction = match.Groups["fraction"].Value;
        string written = (match.Groups["whole"].Value + fraction).TrimStart('0');
        string digits = written.TrimEnd('0');
        int zeros = written.Length - digits.Length + PowerOfTen(match) - fraction.Length;
        return digits.Length == 0 || TryShift(digits, zeros, match.Groups["sign"].Value is "-", out value);
    }

    private static bool TryShift(string digits, int zeros, bool isNegative, out long value)
    {
        value = 0;
        if (zeros < 0 || digits.Length + zeros > MaxDigits)
        {
            return false;
        }

        Int128 magnitude = Int128.Parse(digits + new string('0', zeros), NumberStyles.None, CultureInfo.InvariantCulture);
        Int128 signed = isNegative ? -magnitude : magnitude;
        bool fits = signed >= long.MinValue && signed <= long.MaxValue;
        value = fits ? (long)signed : 0;
        return fits;
    }

    private static int PowerOfTen(Match match) => match.Groups["letter"].Value switch
    {
        "k" or "K" => 3,
        "m" or "M" => 6,
        "g" or "G" => 9,
        _ => match.Groups["exponent"] is { Success: true } exponent ? int.Parse(exponent.Value, CultureInfo.InvariantCulture) : 0,
    };

    // No IgnoreCase: it would take the Kelvin sign for a k. \z, because $ would let a line break pass.
    [GeneratedRegex(
        @"^(?<sign>[+-]?)(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]{1,4})|(?<letter>[kKmMgG]))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
