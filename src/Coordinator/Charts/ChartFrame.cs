using OxyPlot;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>What all drawings have in common.</summary>
internal static class ChartFrame
{
    /// <summary>Begins one: no border and no legend, which the page has below it.</summary>
    /// <param name="labelRoom">Room for what stands left of it, in pixels: which typeface a reader has, nobody who draws knows.</param>
    /// <param name="padding">Room around it.</param>
    public static PlotModel Begin(double labelRoom, OxyThickness padding) => new()
    {
        DefaultFont = "sans-serif",
        TextColor = Paint.Ink,
        PlotAreaBorderThickness = new OxyThickness(0),
        Padding = padding,
        PlotMargins = new OxyThickness(labelRoom, double.NaN, double.NaN, double.NaN),
        IsLegendVisible = false,
    };

    /// <summary>Draws it, as an XML document.</summary>
    public static string ToSvg(PlotModel model, ChartSize size) =>
        new SvgExporter { Width = size.Width, Height = size.Height, UseVerticalTextAlignmentWorkaround = false }.ExportToString(model);
}
