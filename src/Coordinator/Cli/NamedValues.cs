using System.Collections.Immutable;
using ParallelMotion.Shared.Naming;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>An option whose values have names.</summary>
/// <typeparam name="T">What a name stands for.</typeparam>
/// <param name="option">The option, as it stands in a sentence.</param>
/// <param name="values">The names, in the order in which to list them.</param>
internal sealed class NamedValues<T>(string option, IEnumerable<KeyValuePair<string, T>> values)
{
    private readonly ImmutableArray<KeyValuePair<string, T>> _values = [.. values];

    private IEnumerable<string> Names => _values.Select(static value => value.Key);

    /// <summary>Reads one name.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="problems">Where a sentence goes when there is no such name.</param>
    public T Read(string text, ICollection<string> problems)
    {
        foreach ((string name, T value) in _values)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        string? nearest = NearestName.Of(text, Names);
        string hint = nearest is null ? string.Empty : $" Did you mean {nearest}?";
        problems.Add($"Cannot use the given {option} because there is none of that name: {option}={text}, expected={string.Join(" or ", Names)}.{hint}");
        return _values[0].Value;
    }

    /// <summary>Reads names separated by commas; one given twice counts once.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="problems">Where sentences go.</param>
    public ImmutableArray<T> ReadList(string text, ICollection<string> problems)
    {
        string[] names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
        {
            problems.Add($"Cannot run without a {option}: {option}={text}, expected={string.Join(" or ", Names)}.");
        }

        return [.. names.Select(name => Read(name, problems)).Distinct()];
    }
}
