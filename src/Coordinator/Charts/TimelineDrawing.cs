using OxyPlot;
using OxyPlot.Series;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>Draws what everybody did when: a line for the coordinator and one for each worker.</summary>
internal static class TimelineDrawing
{
    /// <summary>Room beside the lines: the axis below.</summary>
    private const int Around = 62;

    /// <summary>Height of a line: less where there are many.</summary>
    private const int LineHeight = 30;
    private const int LeastLineHeight = 16;
    private const int Roomy = 420;

    /// <summary>Room for the longest name, in a wide typeface.</summary>
    private const double LabelRoom = 92;

    /// <summary>What is shorter than this part of the picture is drawn as long: else an order that takes a microsecond couldn't be seen.</summary>
    private const double LeastShare = 0.0015;

    /// <summary>Draws one.</summary>
    /// <param name="line">At least one span.</param>
    /// <param name="size">How large; its height is as many lines as there are.</param>
    /// <param name="id">A name that the page has once.</param>
    /// <param name="title">The picture's title.</param>
    public static string Draw(TimelineEntry line, ChartSize size, string id, string title)
    {
        int rows = line.Workers + 1;
        ChartSize fit = size with { Height = Around + (rows * Math.Clamp(Roomy / rows, LeastLineHeight, LineHeight)) };
        double end = line.Spans.Max(static span => span.ToSeconds);
        PlotModel model = ChartFrame.Begin(LabelRoom, new OxyThickness(2, 6, 14, 2));
        model.Axes.Add(ChartAxes.Time(end));
        model.Axes.Add(ChartAxes.Lines(line.Workers));
        foreach (IGrouping<string, SpanEntry> state in line.Spans.GroupBy(static span => span.State, StringComparer.Ordinal).OrderBy(static state => StateLook.Of(state.Key).Order))
        {
            model.Series.Add(Bars(state, end));
        }

        return SvgMarkup.ForPage(ChartFrame.ToSvg(model, fit), fit, $"{id}-{size.Name}", title, $"{UnitScale.Text(PictureUnit.Seconds, end)} of the coordinator and {Plans.RunName.Workers(line.Workers)}: who did what when. The table has the sums.", upwards: string.Empty);
    }

    private static RectangleBarSeries Bars(IGrouping<string, SpanEntry> state, double end)
    {
        StateLook look = StateLook.Of(state.Key);
        RectangleBarSeries bars = new()
        {
            FillColor = look.Fill,
            StrokeColor = look.IsOutlined ? look.Color : OxyColors.Transparent,
            StrokeThickness = look.IsOutlined ? 1.5 : 0,
        };
        foreach (SpanEntry span in state)
        {
            double row = span.Worker + 1 ?? 0;
            bars.Items.Add(new RectangleBarItem(span.FromSeconds, row - (look.Height / 2), Math.Max(span.ToSeconds, span.FromSeconds + (end * LeastShare)), row + (look.Height / 2)));
        }

        return bars;
    }
}
