using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Segments;

/// <summary>What merging grows with: what is found, or the table. Of a wrong result it doesn't matter how soon it was there.</summary>
internal static class SegmentsPictures
{
    public static IEnumerable<Picture> Of(SegmentSeries series)
    {
        if (series.ByFound.Concat(series.ByRows).SelectMany(static each => each.Measurements).All(static run => run.Mismatch is null))
        {
            yield return Merges(series);
        }
    }

    private static BarPicture Merges(SegmentSeries series) => new(
        "Time of a merge, by what is found and by the table's size",
        "Above, the same rows are searched and more and more are found; below, as much is found in larger and larger tables. Bars that grow above and are alike below say that merging grows with what is found and not with the table. "
        + "Bars are the fastest of all samples, since other load only ever slows one down; the thin line reaches to the median.",
        new PictureAxis("a merge", PictureUnit.Seconds),
        [
            new BarGroup($"{series.ByFound[0].Rows:N0} rows", [.. series.ByFound.Select(static each => Of($"{each.Found:N0} found", each))]),
            new BarGroup($"About {series.ByRows[0].Found:N0} found", [.. series.ByRows.Select(static each => Of($"of {each.Rows:N0} rows", each))]),
        ]);

    private static Bar Of(string name, SegmentCase each) => new(name, each.Merge, each.Merge, each.TypicalMerge);
}
