using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Series;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>Draws bars, by OxyPlot, as SVG: each below its name and its value, since beside it there is no room for them on a telephone.</summary>
internal static class BarDrawing
{
    /// <summary>Half the height of a bar, of the ends of its spread and of what it is held against, in lines of text.</summary>
    private const double HalfBar = 0.36;
    private const double HalfEnd = 0.22;
    private const double HalfMark = 0.5;

    /// <summary>Pixels of a line.</summary>
    private const int LineHeight = 19;

    /// <summary>Room for the axis below, in pixels.</summary>
    private const int Around = 58;

    /// <summary>What a group has in common stands out a little.</summary>
    private const double HeadingSize = 14.5;

    /// <summary>Draws one.</summary>
    /// <param name="picture">What to draw; at least one bar.</param>
    /// <param name="size">How large; its height is as many lines as there are.</param>
    /// <param name="id">A name that the page has once.</param>
    public static string Draw(BarPicture picture, ChartSize size, string id)
    {
        BarRows rows = BarRows.Of(picture);
        ChartSize fit = size with { Height = Around + (int)Math.Ceiling(rows.Height * LineHeight) };
        double most = MostOf(picture);
        PlotModel model = ChartFrame.Begin(4, new OxyThickness(2, 2, 10, 2));
        model.Axes.Add(ChartAxes.Along(picture.Axis, most, most * 1.03));
        model.Axes.Add(ChartAxes.Downwards(rows.Height));
        foreach ((string heading, double at) in rows.Headings)
        {
            model.Annotations.Add(Words(heading, at, HeadingSize));
        }

        foreach (PlacedBar bar in rows.Bars)
        {
            Add(model, picture.Axis, bar, most);
        }

        if (picture.Mark is { } mark)
        {
            model.Series.Add(Upright(mark.Value, rows.Bars));
        }

        return SvgMarkup.ForPage(ChartFrame.ToSvg(model, fit), fit, $"{id}-{size.Name}", picture.Title, Described(picture), upwards: string.Empty);
    }

    // What was measured far beyond all bars leaves the drawing: else one slow sample would make all of them short.
    private static double MostOf(BarPicture picture)
    {
        double longest = Math.Max(picture.Bars.Max(static bar => bar.Value), picture.Mark?.Value ?? 0);
        if (longest <= 0)
        {
            // An axis without a length gets one from the library, of a hundred.
            return 1;
        }

        return Math.Max(longest, Math.Min(longest * 1.5, picture.Bars.Max(static bar => bar.High ?? bar.Value)));
    }

    private static void Add(PlotModel model, PictureAxis axis, PlacedBar placed, double most)
    {
        Bar bar = placed.Bar;
        RectangleBarSeries body = new() { FillColor = Paint.Of(Role.Area, placed.Group), StrokeColor = Paint.Of(Role.Series, placed.Group), StrokeThickness = 1.4 };
        body.Items.Add(new RectangleBarItem(0, placed.At - HalfBar, bar.Value, placed.At + HalfBar));
        model.Series.Add(body);
        if (bar.High > bar.Low)
        {
            model.Series.Add(Spread(bar.Low!.Value, bar.High!.Value, placed, most));
        }

        model.Annotations.Add(Words($"{bar.Name}: {UnitScale.Text(axis.Unit, bar.Value)}", placed.NameAt, ChartAxes.TextSize));
    }

    // An end that has left the drawing isn't marked.
    private static LineSeries Spread(double low, double high, PlacedBar placed, double most)
    {
        LineSeries line = new() { Color = Paint.Of(Role.Spread, placed.Group), StrokeThickness = 2 };
        foreach (double end in new[] { low, high }.Where(end => end <= most))
        {
            line.Points.AddRange([new(end, placed.At - HalfEnd), new(end, placed.At + HalfEnd), DataPoint.Undefined]);
        }

        line.Points.AddRange([new(low, placed.At), new(Math.Min(high, most), placed.At)]);
        return line;
    }

    // Across each bar and not through the words between them.
    private static LineSeries Upright(double value, IReadOnlyList<PlacedBar> bars)
    {
        LineSeries line = new() { Color = Paint.Of(Role.Reference, 0), StrokeThickness = 2 };
        foreach (PlacedBar bar in bars)
        {
            line.Points.AddRange([new(value, bar.At - HalfMark), new(value, bar.At + HalfMark), DataPoint.Undefined]);
        }

        return line;
    }

    private static TextAnnotation Words(string text, double at, double fontSize) => new()
    {
        Text = text,
        TextPosition = new DataPoint(0, at),
        TextHorizontalAlignment = HorizontalAlignment.Left,
        TextVerticalAlignment = VerticalAlignment.Middle,
        FontSize = fontSize,
        TextColor = Paint.Ink,
        Stroke = OxyColors.Transparent,
        StrokeThickness = 0,
        Padding = new OxyThickness(0),
    };

    // For whoever can't see it: the table behind the picture has the rest.
    private static string Described(BarPicture picture)
    {
        IEnumerable<string> bars =
            from part in picture.Groups
            from bar in part.Bars
            select $"{(part.Name.Length > 0 ? $"{part.Name}, " : string.Empty)}{bar.Name} {UnitScale.Text(picture.Axis.Unit, bar.Value)}";
        return $"{picture.Axis.Title}: {string.Join("; ", bars)}.";
    }
}
