namespace ParallelMotion.Coordinator.Comparing;

/// <summary>What two lists have in common by a key. Where a key is there several times, as in exercises of the lab, the first belongs to the first.</summary>
/// <typeparam name="TKey">What they are known by.</typeparam>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class Pairing<TKey, T>
    where TKey : notnull
{
    /// <summary>Pairs them, in the order of the first list.</summary>
    public Pairing(IEnumerable<T> a, IEnumerable<T> b, Func<T, TKey> key)
    {
        ILookup<TKey, T> ofB = b.ToLookup(key);
        Dictionary<TKey, int> taken = [];
        List<(T, T)> both = [];
        List<T> onlyInA = [];
        foreach (T each in a)
        {
            TKey known = key(each);
            int next = taken.GetValueOrDefault(known);
            if (ofB[known].Skip(next).Take(1).ToArray() is [{ } twin])
            {
                both.Add((each, twin));
                taken[known] = next + 1;
            }
            else
            {
                onlyInA.Add(each);
            }
        }

        Both = both;
        OnlyInA = onlyInA;
        OnlyInB = [.. ofB.SelectMany(group => group.Skip(taken.GetValueOrDefault(group.Key)))];
    }

    public IReadOnlyList<(T A, T B)> Both { get; }

    public IReadOnlyList<T> OnlyInA { get; }

    public IReadOnlyList<T> OnlyInB { get; }
}
