using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Replay;

/// <summary>How many different results came of everything that was to give one.</summary>
internal static class ReplayPictures
{
    public static IEnumerable<Picture> Of(IEnumerable<ReplaySize> sizes) => sizes.Select(static size => new BarPicture(
        $"{size.Rows:N0} rows: how many different results",
        "The upright line across each bar: one result, the same bits always. A bar beyond it: results depended on how it was run. The ticks of a schedule and the fixed tree have to end there; a sum from left to right, "
        + "whose additions are rounded in another order by other borders, need not.",
        new PictureAxis("different results", PictureUnit.Count),
        [
            new BarGroup("ticks, run in every way", [.. size.Replays.Select(static replay => new Bar($"{replay.Name}, {replay.Samples:N0} runs in {replay.Runs.Count:N0} ways", replay.Hashes.Count))]),
            new BarGroup($"sums of {size.Column}, by {size.Sums.Count} numbers of workers", [new Bar("by the fixed tree", size.TreeResults), new Bar("from left to right, float32", size.NaiveResults)]),
        ],
        new BarMark("one result", 1)));
}
