namespace ParallelMotion.Shared.Naming;

/// <summary>
/// "Did you mean ...?": the known name that the fewest typing slips turn into what was given. A slip is a letter added,
/// left out, replaced, or swapped with its neighbour; upper and lower case count as the same.
/// </summary>
public static class NearestName
{
    /// <summary>What is longer is no slip of a name here; bounds the work on a pasted text.</summary>
    private const int MaxCharacters = 200;

    /// <summary>Finds the nearest known name.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="known">The names that would have been right.</param>
    /// <returns>The name, of equally near ones the first in ordinal order; null when more than a third would be slips.</returns>
    public static string? Of(string given, IEnumerable<string> known)
    {
        if (given.Length > MaxCharacters)
        {
            return null;
        }

        int farthest = Math.Max(1, given.Length / 3);
        return known
            .Where(name => Math.Abs(name.Length - given.Length) <= farthest)
            .Select(name => (Name: name, Slips: Distance(given.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Slips <= farthest)
            .OrderBy(candidate => candidate.Slips)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>The Damerau-Levenshtein distance in its restricted form: a swapped pair is not edited again.</summary>
    internal static int Distance(string a, string b)
    {
        int[] beforePrevious = new int[b.Length + 1];
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
