using System.Globalization;
using System.Security.Cryptography;

namespace ParallelMotion.Shared;

/// <summary>
/// Names one run: its folder, regions, pipes and log events carry it. Random, so that nobody can plant a folder of that
/// name beforehand, and never zero, so that an unwritten header can't match.
/// </summary>
/// <param name="Value">The 64 bits; written as 16 lower-case hexadecimal digits.</param>
public readonly record struct RunId(ulong Value)
{
    /// <summary>Draws a new id from the system's random generator.</summary>
    public static RunId New() => new(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">Sixteen hexadecimal digits.</param>
    /// <param name="id">The id, when the text is one.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse(string text, out RunId id)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The runtime's parser ignores zero characters at the end, so the digits are checked here.
        bool isHex = text.Length == 16 && text.All(char.IsAsciiHexDigit);
        bool isId = ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) && isHex && value != 0;
        id = new RunId(isId ? value : 0);
        return isId;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
