using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Interfaces;

/// <summary>What a tick takes by the call that asks for it. Of a wrong result it doesn't matter how soon it was there.</summary>
internal static class ApiPictures
{
    public static IEnumerable<Picture> Of(IEnumerable<ApiSize> sizes) => sizes.Where(static size => size.Runs.All(static run => run.Mismatch is null)).Select(static size => new BarPicture(
        $"{size.Rows:N0} rows: time of a tick by call",
        "Shorter is faster. Calls of one colour differ in nothing but the call: bars alike say that it makes no difference. Each bar is a median; the thin line reaches from the fastest sample to the slowest.",
        new PictureAxis("a tick", PictureUnit.Seconds),
        [
            .. from alike in size.Ways.GroupBy(static each => each.Way.Group, StringComparer.Ordinal)
               select new BarGroup(alike.Key, [.. alike.Select(static each => Bar.Of(each.Way.Call, each.Run.Seconds, each.Run.Plan.Ticks))]),
        ]));
}
