using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Soak.Kills;

/// <summary>
/// Whom one may kill: three deaths in a row at the same tile end a run, on purpose, so a worker that was lost twice has to have come
/// further before it is lost again. Where it stands is read from its journal, as its coordinator reads it.
/// </summary>
/// <param name="place">Where the journals are.</param>
internal sealed class KillRule(CaseFolder place)
{
    /// <summary>One less than what ends a run.</summary>
    public const int MostDeathsAtOnePlace = 2;

    private readonly Dictionary<int, (string Site, int Deaths)> _slots = [];

    /// <summary>Begins anew: another coordinator has counted nothing yet.</summary>
    public void Reset() => _slots.Clear();

    /// <summary>Asks for a death, and counts it.</summary>
    /// <param name="slot">The worker's index. Whoever stands by may be about to take anybody's place: its death counts as one of each.</param>
    /// <param name="most">Deaths in a row that it may have at one place, this one among them.</param>
    /// <returns>Whether it may be.</returns>
    public bool TryCondemn(int slot, int most)
    {
        (int Slot, string Site, int Deaths)[] counted = [.. PlacesOf(slot).Select(Counted)];
        bool may = counted.Length > 0 && Array.TrueForAll(counted, each => each.Deaths <= most);
        foreach ((int each, string site, int deaths) in may ? counted : [])
        {
            _slots[each] = (site, deaths);
        }

        return may;
    }

    /// <summary>Says that it stands still now, which may be further on than where it was condemned.</summary>
    /// <param name="slot">The worker's index.</param>
    public void Halted(int slot)
    {
        string site = SiteOf(slot);
        if (_slots.TryGetValue(slot, out (string Site, int Deaths) last) && !string.Equals(site, last.Site, StringComparison.Ordinal))
        {
            _slots[slot] = (site, 1);
        }
    }

    private (int Slot, string Site, int Deaths) Counted(int slot)
    {
        string site = SiteOf(slot);
        (string last, int deaths) = _slots.GetValueOrDefault(slot, (string.Empty, 0));
        return (slot, site, string.Equals(site, last, StringComparison.Ordinal) ? deaths + 1 : 1);
    }

    private int[] PlacesOf(int slot)
    {
        int[] kept = [.. place.JournalSlots];
        return kept.Contains(slot) || kept.Length == 0 ? [slot] : kept;
    }

    private string SiteOf(int slot)
    {
        try
        {
            return place.RunId is { } run && RunId.TryParse(run, out RunId id) ? string.Join(' ', Entries(id, place.PlaceOf(run), slot)) : string.Empty;
        }
        catch (Exception gone) when (gone is RegionException or IOException)
        {
            // Regions come and go with the run.
            return string.Empty;
        }
    }

    private static IEnumerable<string> Entries(RunId run, string place, int slot)
    {
        using RegionStore store = RegionStore.OpenAt(run, place);
        foreach (string file in Directory.GetFiles(place, $"journal-{slot}-*").Order(StringComparer.Ordinal))
        {
            using MappedRegion journal = store.Attach(Journal.Spec(slot, int.Parse(file.AsSpan(file.LastIndexOf('-') + 1))), RegionAccess.ReadOnly);
            yield return $"{Journal.Peek(journal)}";
        }
    }
}
