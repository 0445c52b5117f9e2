using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Lines;

/// <summary>What an increment takes by how far apart counters lie. Of a wrong count it doesn't matter how soon it was there.</summary>
internal static class LinePictures
{
    public static IEnumerable<Picture> Of(IReadOnlyList<CountedLines> all)
    {
        if (all.All(static each => each.IsExact))
        {
            yield return Increments(all);
        }
    }

    private static BarPicture Increments(IReadOnlyList<CountedLines> all) => new(
        $"{all[0].Distance.Workers} workers: time of an increment by bytes between counters",
        "Shorter is faster. Every counter has one writer and every bar the same work: bars of counters on one line are longer by what it costs to take the line from each other. "
        + "Each bar is a median; the thin line begins at the workers' fastest dispatches, in which the other may have been away.",
        new PictureAxis("an increment", PictureUnit.Seconds),
        [
            .. from alike in all.GroupBy(static each => each.Distance.Shared)
               select new BarGroup(NameOf(alike.Key), [.. alike.Select(static each => new Bar($"{each.Distance.Bytes} bytes apart", each.Typical, Math.Min(each.Fastest, each.Typical), each.Typical))]),
        ]);

    private static string NameOf(SharedStretch shared) => shared switch
    {
        SharedStretch.Line => "two workers on one line",
        SharedStretch.Pair => "on one pair of lines",
        _ => "on lines of their own",
    };
}
