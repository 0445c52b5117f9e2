using ParallelMotion.Coordinator.Charts;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Makes pictures of data, each under a name of its own.</summary>
internal sealed class Figures
{
    private const int Shades = 10;

    private int _made;

    /// <summary>Draws pictures that stand side by side.</summary>
    public PageFigures Of(IReadOnlyList<Picture> pictures) => new([.. pictures.Select(picture => Of(picture, SizesOf(pictures.Count)))]);

    /// <summary>Draws what everybody did when, side by side.</summary>
    public PageFigures Of(IReadOnlyList<TimelineEntry> lines) => new([.. lines.Select(line => Of(line, SizesOf(lines.Count)))]);

    // What stands alone has all of the page's width, and is drawn for it: stretched, its letters would grow as well.
    private static IReadOnlyList<ChartSize> SizesOf(int count) => count == 1 ? [ChartSize.Narrow, ChartSize.Wide, ChartSize.Full] : [ChartSize.Narrow, ChartSize.Wide];

    private PageFigure Of(Picture picture, IReadOnlyList<ChartSize> sizes) => picture switch
    {
        CurvePicture curves => Of(curves, sizes),
        BarPicture bars => Of(bars, sizes),
        HeatPicture heat => new PageFigure(NextId(), heat.Title, [], [], heat.HowToRead, Table(heat)),
        _ => throw new ArgumentOutOfRangeException(nameof(picture), picture.GetType(), "No page knows such a picture."),
    };

    private PageFigure Of(TimelineEntry line, IReadOnlyList<ChartSize> sizes)
    {
        string id = NextId();
        string title = TimelineText.TitleOf(line);
        return new PageFigure(
            id,
            title,
            [.. sizes.Select(size => TimelineDrawing.Draw(line, size, id, title))],
            [.. TimelineText.StatesOf(line).Select(static state => new PageLegendItem(TimelineText.Words(state), Swatch.Of(StateLook.Of(state))))],
            TimelineText.HowToRead(line),
            TimelineText.Sums(line));
    }

    private PageFigure Of(BarPicture picture, IReadOnlyList<ChartSize> sizes)
    {
        string id = NextId();
        return new PageFigure(
            id,
            picture.Title,
            [.. sizes.Select(size => BarDrawing.Draw(picture, size, id))],
            picture.Mark is { } mark ? [new PageLegendItem(mark.Name, Swatch.Of(CurveLook.Reference))] : [],
            picture.HowToRead,
            BarTable.Of(picture));
    }

    private PageFigure Of(CurvePicture picture, IReadOnlyList<ChartSize> sizes)
    {
        string id = NextId();
        return new PageFigure(id, picture.Title, [.. sizes.Select(size => ChartDrawing.Draw(picture, size, id))], [.. Legend(picture)], picture.HowToRead, CurveTable.Of(picture));
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
        [$"Downwards: {heat.RowTitle}; across: {heat.ColumnTitle}."],
        IsFolded: false);

    private static PageCell Cell(HeatPicture heat, double? value) => value is { } known
        ? new PageCell(UnitScale.Text(heat.Unit, known), (int)Math.Round(heat.ShadeOf(known) * Shades))
        : new PageCell("-");

    private string NextId() => $"picture-{++_made}";
}
