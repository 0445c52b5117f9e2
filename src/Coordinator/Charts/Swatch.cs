using System.Globalization;
using OxyPlot;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>A small piece of a curve, to stand beside its name.</summary>
internal static class Swatch
{
    private const string Open = "<svg class=\"swatch\" viewBox=\"0 0 36 14\" width=\"36\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">";

    /// <summary>Of a curve.</summary>
    public static string Of(CurveLook look)
    {
        string color = Paint.Named(Text(Paint.Of(look.Kind == CurveKind.Reference ? Role.Reference : Role.Series, look.Color)));
        string area = look.Kind == CurveKind.Distribution ? $"<rect x=\"1\" y=\"2\" width=\"34\" height=\"11\" style=\"fill:{Paint.Named(Text(Paint.Of(Role.Area, look.Color)))}\"/>" : string.Empty;
        string dash = look.Dash switch
        {
            LineStyle.Dash => ";stroke-dasharray:6 3",
            LineStyle.Dot => ";stroke-dasharray:2 3",
            LineStyle.DashDot => ";stroke-dasharray:6 3 2 3",
            _ => string.Empty,
        };
        double y = look.Kind == CurveKind.Distribution ? 2 : 7;
        string line = look.Dash == LineStyle.None ? string.Empty : $"<path d=\"M1 {y}H35\" style=\"fill:none;stroke:{color};stroke-width:2{dash}\"/>";
        return $"{Open}{area}{line}{MarkerOf(look, color)}</svg>";
    }

    /// <summary>Of a state in a timeline.</summary>
    public static string Of(StateLook look)
    {
        double height = look.Height * 14;
        string style = Paint.Named($"fill:{Text(look.Fill)}{(look.IsOutlined ? $";stroke:{Text(look.Color)};stroke-width:1.5" : string.Empty)}");
        return string.Create(CultureInfo.InvariantCulture, $"{Open}<rect x=\"6\" y=\"{7 - (height / 2):0.##}\" width=\"24\" height=\"{height:0.##}\" style=\"{style}\"/></svg>");
    }

    private static string MarkerOf(CurveLook look, string color)
    {
        string style = look.IsHollow ? $"fill:var(--card);stroke:{color};stroke-width:2" : $"fill:{color};stroke:var(--card)";
        return look.Marker switch
        {
            MarkerType.Circle => $"<circle cx=\"18\" cy=\"7\" r=\"4.4\" style=\"{style}\"/>",
            MarkerType.Square => $"<rect x=\"13.6\" y=\"2.6\" width=\"8.8\" height=\"8.8\" style=\"{style}\"/>",
            MarkerType.Triangle => $"<path d=\"M18 2L23 11H13Z\" style=\"{style}\"/>",
            MarkerType.Diamond => $"<path d=\"M18 1.6L23.4 7L18 12.4L12.6 7Z\" style=\"{style}\"/>",
            _ => string.Empty,
        };
    }

    private static string Text(OxyColor color) => $"rgb({color.R},{color.G},{color.B})";
}
