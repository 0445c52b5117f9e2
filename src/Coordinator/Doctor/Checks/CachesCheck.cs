using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>What the system tells of caches: whether a table lies in them decides what a figure is a figure of.</summary>
internal sealed class CachesCheck : ICheck
{
    private const string Subject = "caches";

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => examined.IsLinux ? Judge(CacheLevel.All(examined.Read)) : Finding.NotMade(Name, Examined.OnlyOnLinux);

    internal static Finding Judge(IReadOnlyList<CacheLevel> levels)
    {
        Finding finding = levels.Count == 0
            ? Finding.Note(
                Subject, "not told", "As many virtual machines do, this one hides its caches. Sizes of tiles are measured and not computed, so runs are none the slower; but whether a table fits the cache nobody can say.",
                "For figures of memory and not of the cache, take tables much larger than any cache (--rows 1e8).")
            : Finding.Fine(
                Subject,
                string.Join(", ", levels.Select(static each => $"L{each.Level} {UnitText.Bytes(each.Bytes)}")),
                $"Tables well below {UnitText.Bytes(levels[^1].Bytes)} are computed in the cache, as far as others leave it to you; figures of memory take several times that.");
        return finding with { Values = levels.ToDictionary(static each => $"l{each.Level}Bytes", static each => (object?)each.Bytes, StringComparer.Ordinal) };
    }
}
