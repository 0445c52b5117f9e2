using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>Where a worker was in its work when it died.</summary>
/// <param name="Order">The number of the order that it owed; 0 while it attached.</param>
/// <param name="Tile">The tile that it had begun or done last in that order; null when there was none.</param>
/// <param name="Attaching">What it was attached to; null once it had said that it is ready.</param>
internal sealed record DeathSite(long Order, JournalEntry? Tile, RunAttachment? Attaching = null)
{
    /// <summary>It had not said yet that it is ready. Other runs are other places: whoever attached to one has shown that it can.</summary>
    /// <param name="run">What it was being attached to.</param>
    public static DeathSite AttachingTo(RunAttachment run) => new(0, Tile: null, run);

    /// <summary>The run's number of the tick; null when it is not known.</summary>
    public int? Tick => Tile?.Tick;

    /// <summary>What several deaths in a row here say.</summary>
    public string Verdict(int deaths) => Tile is { } tile
        ? $"The range is poisonous: {deaths} workers in a row died at the same tile, tick={tile.Tick}, rows={tile.Rows}. Look at what the kernel does with these rows."
        : $"{deaths} workers in a row died {(Order == 0 ? "while they attached" : "before they had done a tile of their order")}: another one would die as well.";

    /// <inheritdoc/>
    public override string ToString() => Tile is { } tile ? $"in order {Order}, at tick {tile.Tick}, rows {tile.Rows}" : Order == 0 ? "while it attached" : $"before its first tile of order {Order}";
}
