using OxyPlot;
using OxyPlot.Axes;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>Axes of a drawing.</summary>
internal static class ChartAxes
{
    /// <summary>Of all text in a drawing, in its own pixels.</summary>
    public const double TextSize = 12.5;

    /// <summary>The axis to the right. Its values stay in the picture's own unit.</summary>
    public static Axis Right(CurvePicture picture)
    {
        double[] all = [.. picture.Curves.SelectMany(static curve => curve.Points).Select(static point => point.X)];
        (double least, double most) = (all.Min(), all.Max());
        if (picture.X.IsLogarithmic)
        {
            // Workers are doubled, ticks and times go by powers of ten.
            bool isDoubled = picture.X.Unit == PictureUnit.Count && most <= 256
                && picture.Curves.Where(static curve => curve.Kind == CurveKind.Measured).SelectMany(static curve => curve.Points).All(static point => double.IsPow2(point.X));
            double room = picture.X.Unit == PictureUnit.Seconds ? 1.05 : 1.2;
            Axis axis = new LogarithmicAxis { Base = isDoubled ? 2 : 10, Minimum = least / room, Maximum = most * room, PowerPadding = false };
            return Dressed(axis, AxisPosition.Bottom, picture.X.Title, value => UnitScale.Short(picture.X.Unit, value));
        }

        double side = Math.Max(0.3, (most - least) * 0.03);
        return Dressed(
            new LinearAxis { Minimum = least - side, Maximum = most + side, MajorStep = Math.Max(1, Math.Ceiling((most - least) / 10)), MinimumMajorStep = 1 },
            AxisPosition.Bottom,
            picture.X.Title,
            static value => value.ToString("#,0"));
    }

    /// <summary>The axis upwards. Samples that lie far above all points may leave the drawing: else one slow sample would press all else flat.</summary>
    public static Axis Up(CurvePicture picture)
    {
        double[] all = [.. picture.Curves.SelectMany(static curve => curve.Points).Select(static point => point.Y)];
        double most = all.Max();
        double highest = Math.Max(most, Math.Min(most * 1.25, picture.Curves.SelectMany(static curve => curve.Points).Max(static point => point.High ?? point.Y)));
        if (picture.Y.IsLogarithmic)
        {
            return Dressed(
                new LogarithmicAxis { Base = 2, Minimum = all.Where(static each => each > 0).Min() / 1.25, Maximum = highest * 1.15, PowerPadding = false },
                AxisPosition.Left,
                string.Empty,
                value => UnitScale.Short(picture.Y.Unit, value));
        }

        UnitScale scale = UnitScale.Of(picture.Y.Unit, most);
        return Dressed(
            new LinearAxis { Minimum = 0, Maximum = highest > 0 ? highest * 1.06 : 1, MinimumMajorStep = 1e-12 },
            AxisPosition.Left,
            string.Empty,
            value => (value / scale.Factor).ToString("#,0.###"));
    }

    /// <summary>What stands above the axis upwards.</summary>
    public static string TitleUp(CurvePicture picture)
    {
        UnitScale scale = UnitScale.Of(picture.Y.Unit, picture.Curves.SelectMany(static curve => curve.Points).Max(static point => point.Y));
        return picture.Y.IsLogarithmic ? picture.Y.Title : Titled(picture.Y, scale);
    }

    /// <summary>The axis to the right, from 0.</summary>
    /// <param name="axis">What it counts.</param>
    /// <param name="most">The largest value, after which its unit is chosen.</param>
    /// <param name="end">How far it reaches.</param>
    public static Axis Along(PictureAxis axis, double most, double end)
    {
        UnitScale scale = UnitScale.Of(axis.Unit, most);
        double least = axis.Unit == PictureUnit.Count ? 1 : 1e-12;
        return Dressed(
            new LinearAxis { Minimum = 0, Maximum = end, MinimumMajorStep = least }, AxisPosition.Bottom, Titled(axis, scale), value => (value / scale.Factor).ToString("#,0.###"));
    }

    /// <summary>The axis to the right, of time from 0.</summary>
    /// <param name="end">Seconds.</param>
    public static Axis Time(double end) => Along(new PictureAxis("time", PictureUnit.Seconds), end, end * 1.005);

    /// <summary>The axis downwards, of lines of text: nobody reads a value there.</summary>
    /// <param name="lines">How many.</param>
    public static Axis Downwards(double lines) => new LinearAxis
    {
        Position = AxisPosition.Left,
        Minimum = 0,
        Maximum = lines,
        StartPosition = 1,
        EndPosition = 0,
        IsAxisVisible = false,
    };

    /// <summary>The axis downwards, of the coordinator and its workers.</summary>
    /// <param name="workers">How many.</param>
    public static Axis Lines(int workers)
    {
        Axis axis = Dressed(
            new LinearAxis { Minimum = -0.6, Maximum = workers + 0.6, MajorStep = workers > 16 ? 4 : 1, StartPosition = 1, EndPosition = 0 },
            AxisPosition.Left,
            string.Empty,
            static value => value < 0.5 ? "coordinator" : $"worker {value - 1:0}");
        axis.MajorGridlineStyle = LineStyle.None;
        return axis;
    }

    private static string Titled(PictureAxis axis, UnitScale scale) => scale.Name.Length == 0 ? axis.Title
        : axis.Unit == PictureUnit.Share ? $"{scale.Name} {axis.Title}"
        : $"{axis.Title} ({scale.Name})";

    private static Axis Dressed(Axis axis, AxisPosition position, string title, Func<double, string> label)
    {
        axis.Position = position;
        axis.Title = title;
        axis.LabelFormatter = label;
        axis.FontSize = TextSize;
        axis.TitleFontSize = TextSize;
        axis.TextColor = Paint.Ink;
        axis.TitleColor = Paint.Ink;
        axis.TickStyle = position == AxisPosition.Bottom ? TickStyle.Outside : TickStyle.None;
        axis.TicklineColor = Paint.Axis;
        axis.MinorTickSize = 0;
        axis.MajorTickSize = 4;
        axis.AxislineStyle = position == AxisPosition.Bottom ? LineStyle.Solid : LineStyle.None;
        axis.AxislineColor = Paint.Axis;
        axis.MajorGridlineStyle = LineStyle.Solid;
        axis.MajorGridlineColor = Paint.Grid;
        axis.AxisTitleDistance = 9;
        return axis;
    }
}
