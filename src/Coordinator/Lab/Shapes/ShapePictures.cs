using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>What a tick takes by shape and by who computes it.</summary>
internal static class ShapePictures
{
    public static IEnumerable<Picture> Of(IEnumerable<ShapesSize> sizes) => sizes.Select(static size => new HeatPicture(
        $"{size.Rows:N0} rows: time of a tick by shape",
        "The fuller the colour, the longer, by its logarithm between the shortest and the longest cell. Down a column is what the shape costs; along a line is what computing side by side wins back.",
        "shape",
        "who computes",
        ["one thread", $"{size.Workers} threads", $"{size.Workers} processes"],
        [.. size.Shapes.Select(static shape => new HeatRow(shape.Name, [.. shape.All.Select(static run => (double?)ShapedRuns.Tick(run))]))],
        PictureUnit.Seconds,
        Least: size.Runs.Min(ShapedRuns.Tick),
        Full: size.Runs.Max(ShapedRuns.Tick)));
}
