using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>Threads against processes, on columns alone and with objects. Of a wrong result it doesn't matter how soon it was there.</summary>
internal static class ThreadsPictures
{
    public static IEnumerable<Picture> Of(IEnumerable<ThreadsResult> results) => results.Where(static result => !result.Differs).Select(static result => new BarPicture(
        $"{result.Pure[0].Serial.Plan.Partition.Rows:N0} rows: what threads take of what processes take",
        "The upright line across each bar: as long as processes take. A bar beyond it: threads take longer; one that ends before it: processes do. Each bar is the median of rounds in which both ran, one after the other; the thin line "
        + $"is that median's interval (95 %), and where it holds 1 the figures don't tell the two apart. Between {PairedRatio.Equality} they are called equal.",
        new PictureAxis("threads against processes", PictureUnit.Times),
        [
            .. result.Pure.Select(static kernel => new BarGroup(
                $"{kernel.Kernel}: columns alone", [.. kernel.Told.Select(static pair => Of($"told {pair.Telling.Name}", pair.Ratio))])),
            new BarGroup("an object for each row", [.. new[] { result.Threads, result.Server }.OfType<ChurnCase>().Select(each => Of(each.By, result.RatioOf(each)))]),
        ],
        new BarMark("as long as processes", 1)));

    private static Bar Of(string name, PairedRatio ratio) => new(name, ratio.Median, ratio.Low, ratio.High);
}
