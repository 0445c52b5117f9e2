using System.Globalization;

namespace ParallelMotion.Soak;

/// <summary>Options of the form <c>--name number</c>; counts may be written as 1e7.</summary>
internal static class Options
{
    /// <summary>The exit code of a wrong command line.</summary>
    private const int Usage = 2;

    /// <summary>Reads all options.</summary>
    /// <param name="args">The command line behind the command.</param>
    /// <param name="values">Names with their defaults; those that are given are replaced.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Read(IReadOnlyList<string> args, Dictionary<string, long> values)
    {
        for (int at = 0; at < args.Count; at += 2)
        {
            if (!values.ContainsKey(args[at]))
            {
                return $"the option is unknown: option={args[at]}, expected={string.Join(", ", values.Keys)}";
            }

            if (at + 1 == args.Count || !decimal.TryParse(args[at + 1], NumberStyles.AllowExponent | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
                || value > long.MaxValue || value != decimal.Truncate(value))
            {
                return $"the option wants a whole number: option={args[at]}";
            }

            values[args[at]] = (long)value;
        }

        return null;
    }

    /// <summary>Says that the command line is wrong.</summary>
    /// <returns>The exit code.</returns>
    public static int Misused(string what)
    {
        Console.Error.WriteLine($"Cannot soak because {what}.");
        return Usage;
    }
}
