using ParallelMotion.Coordinator.Charts;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Makes pictures of data, each under a name of its own.</summary>
internal sealed class Figures
{
    private const int Shades = 10;

    private int _made;

    /// <summary>Draws one.</summary>
    public PageFigure Of(Picture picture) => picture switch
    {
        CurvePicture curves => Of(curves),
        HeatPicture heat => new PageFigure(NextId(), heat.Title, [], [], heat.HowToRead, Table(heat)),
        _ => throw new ArgumentOutOfRangeException(nameof(picture), picture.GetType(), "No page knows such a picture."),
    };

    /// <summary>Draws what everybody did when.</summary>
    public PageFigure Of(TimelineEntry line)
    {
        string id = NextId();
        string title = TimelineText.TitleOf(line);
        return new PageFigure(
            id,
            title,
            [.. Sizes.Select(size => TimelineDrawing.Draw(line, size, id, title))],
            [.. TimelineText.StatesOf(line).Select(static state => new PageLegendItem(TimelineText.Words(state), Swatch.Of(StateLook.Of(state))))],
            TimelineText.HowToRead(line),
            TimelineText.Sums(line));
    }

    private static IReadOnlyList<ChartSize> Sizes => [ChartSize.Narrow, ChartSize.Wide];

    private PageFigure Of(CurvePicture picture)
    {
        string id = NextId();
        return new PageFigure(id, picture.Title, [.. Sizes.Select(size => ChartDrawing.Draw(picture, size, id))], [.. Legend(picture)], picture.HowToRead, CurveTable.Of(picture));
    }

    // A computed line stands with the curve that it goes through.
    private static IEnumerable<PageLegendItem> Legend(CurvePicture picture) =>
        from each in picture.Curves.Zip(CurveLook.Of(picture), static (curve, look) => (Curve: curve, Look: look)).Index()
        where each.Item.Curve.Kind != CurveKind.Fitted
        let line = picture.Curves.FirstOrDefault(curve => curve.Kind == CurveKind.Fitted && curve.Of == each.Index)
        select line is null
            ? new PageLegendItem(each.Item.Curve.Name, Swatch.Of(each.Item.Look))
            : new PageLegendItem($"{each.Item.Curve.Name}: {line.Name}", Swatch.Of(each.Item.Look.WithLine));

    private static PageTable Table(HeatPicture heat) => new(
        heat.Title,
        [new PageColumn(heat.RowTitle, IsNumber: false), .. heat.Columns.Select(static column => new PageColumn(column))],
        [.. heat.Rows.Select(row => (IReadOnlyList<PageCell>)[new PageCell(row.Name), .. row.Values.Select(value => Cell(heat, value))])],
        [],
        IsFolded: false);

    private static PageCell Cell(HeatPicture heat, double? value) => value is { } known
        ? new PageCell(UnitScale.Text(heat.Unit, known), (int)Math.Round(heat.ShadeOf(known) * Shades))
        : new PageCell("-");

    private string NextId() => $"picture-{++_made}";
}
