using OxyPlot;
using OxyPlot.Series;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>Draws curves, by OxyPlot, as SVG.</summary>
internal static class ChartDrawing
{
    private const double MarkerSize = 4.2;

    /// <summary>Room for five digits beside the axis upwards.</summary>
    private const double LabelRoom = 46;

    /// <summary>Draws one.</summary>
    /// <param name="picture">What to draw; at least one curve.</param>
    /// <param name="size">How large.</param>
    /// <param name="id">A name that the page has once.</param>
    public static string Draw(CurvePicture picture, ChartSize size, string id)
    {
        PlotModel model = ChartFrame.Begin(LabelRoom, new OxyThickness(2, 26, 12, 2));
        model.Axes.Add(ChartAxes.Right(picture));
        model.Axes.Add(ChartAxes.Up(picture));
        CurveLook[] looks = CurveLook.Of(picture);

        // What was measured lies above what was computed.
        foreach ((Curve curve, CurveLook look) in picture.Curves.Zip(looks).OrderByDescending(static pair => pair.First.Kind))
        {
            foreach (Series series in SeriesOf(curve, look))
            {
                model.Series.Add(series);
            }
        }

        return SvgMarkup.ForPage(ChartFrame.ToSvg(model, size), size, $"{id}-{size.Name}", picture.Title, Described(picture), ChartAxes.TitleUp(picture));
    }

    private static IEnumerable<Series> SeriesOf(Curve curve, CurveLook look) => curve.Kind switch
    {
        CurveKind.Measured => [Spreads(curve, look), Measured(curve, look)],
        CurveKind.Distribution => [Distribution(curve, look)],
        CurveKind.Fitted => [Line(curve, Paint.Of(Role.Fit, look.Color), look.Dash, thickness: 1.6)],
        _ => [Line(curve, Paint.Of(Role.Reference, look.Color), look.Dash, thickness: 1.6)],
    };

    private static LineSeries Measured(Curve curve, CurveLook look)
    {
        OxyColor color = Paint.Of(Role.Series, look.Color);
        LineSeries line = Line(curve, color, look.Dash, thickness: 2.2);
        line.MarkerType = look.Marker;
        line.MarkerSize = look.Marker == MarkerType.Circle ? MarkerSize : MarkerSize + 0.4;
        line.MarkerFill = look.IsHollow ? Paint.Card : color;
        line.MarkerStroke = look.IsHollow ? color : Paint.Card;
        line.MarkerStrokeThickness = look.IsHollow ? 2 : 1;
        return line;
    }

    private static LineSeries Spreads(Curve curve, CurveLook look)
    {
        LineSeries spreads = new() { Color = Paint.Of(Role.Spread, look.Color), StrokeThickness = 1.2 };
        foreach (CurvePoint point in curve.Points.Where(static point => point.High > point.Low))
        {
            spreads.Points.Add(new DataPoint(point.X, point.Low!.Value));
            spreads.Points.Add(new DataPoint(point.X, point.High!.Value));
            spreads.Points.Add(DataPoint.Undefined);
        }

        return spreads;
    }

    // Up at the beginning of each class and down at the end of the last.
    private static AreaSeries Distribution(Curve curve, CurveLook look)
    {
        AreaSeries area = new()
        {
            Color = Paint.Of(Role.Series, look.Color),
            Color2 = OxyColors.Transparent,
            Fill = Paint.Of(Role.Area, look.Color),
            ConstantY2 = 0,
            LineStyle = look.Dash,
            StrokeThickness = 1.8,
        };
        double height = 0;
        foreach (CurvePoint point in curve.Points)
        {
            area.Points.Add(new DataPoint(point.X, height));
            area.Points.Add(new DataPoint(point.X, point.Y));
            height = point.Y;
        }

        return area;
    }

    private static LineSeries Line(Curve curve, OxyColor color, LineStyle dash, double thickness)
    {
        LineSeries line = new() { Color = color, LineStyle = dash, StrokeThickness = thickness };
        if (dash == LineStyle.Dot)
        {
            // Its own dots lie so close together that they look like a line.
            line.Dashes = [1.5, 2.5];
        }

        line.Points.AddRange(curve.Points.Select(static point => new DataPoint(point.X, point.Y)));
        return line;
    }

    // For whoever can't see it: the table behind the picture has the rest.
    private static string Described(CurvePicture picture) =>
        $"{picture.Y.Title} by {picture.X.Title}: " + string.Join("; ", picture.Curves.Where(static curve => curve.Kind is CurveKind.Measured or CurveKind.Distribution).Select(curve =>
            curve.Kind == CurveKind.Distribution ? curve.Name : $"{curve.Name} from {UnitScale.Text(picture.Y.Unit, curve.Points[0].Y)} to {UnitScale.Text(picture.Y.Unit, curve.Points[^1].Y)}")) + ".";
}
