using System.Globalization;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>A real number as people type it for a time step: <c>1/30</c>, <c>0.033</c>, <c>1e-3</c>.</summary>
internal static class FractionText
{
    /// <summary>Longer texts are no numbers anybody types; a double's longest exact form would be longer, but not rounder.</summary>
    private const int MaxCharacters = 64;

    private const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a finite number, of either sign.</summary>
    /// <param name="text">A number, or two with a slash between; without blanks.</param>
    /// <param name="value">The number, or 0.</param>
    /// <returns>Whether the text denotes a finite number.</returns>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        if (text.Length > MaxCharacters)
        {
            return false;
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return TryParseReal(text, out value);
        }

        if (!TryParseReal(text.AsSpan(0, slash), out double numerator)
            || !TryParseReal(text.AsSpan(slash + 1), out double denominator)
            || !double.IsFinite(numerator / denominator))
        {
            return false;
        }

        value = numerator / denominator;
        return true;
    }

    private static bool TryParseReal(ReadOnlySpan<char> text, out double value)
    {
        // TryParse takes "NaN" and "Infinity" for numbers, and makes an infinity of 1e999.
        bool isReal = double.TryParse(text, Real, CultureInfo.InvariantCulture, out double parsed) && double.IsFinite(parsed);
        value = isReal ? parsed : 0;
        return isReal;
    }
}
