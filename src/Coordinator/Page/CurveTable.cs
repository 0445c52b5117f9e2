using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Page;

/// <summary>The table behind curves: what is on the axis to the right downwards, curves across.</summary>
internal static class CurveTable
{
    public static PageTable Of(CurvePicture picture)
    {
        Curve[] curves = [.. picture.Curves.Where(static curve => curve.Kind is CurveKind.Measured or CurveKind.Distribution)];
        bool isDistribution = curves.Any(static curve => curve.Kind == CurveKind.Distribution);
        double[] places = Apart(curves.SelectMany(curve => isDistribution ? curve.Points.SkipLast(1) : curve.Points).Select(static point => point.X));
        return new PageTable(
            picture.Title,
            [new PageColumn(isDistribution ? $"{picture.X.Title} from" : picture.X.Title), .. curves.Select(static curve => new PageColumn(curve.Name))],
            [.. places.Select(x => (IReadOnlyList<PageCell>)[new PageCell(UnitScale.Text(picture.X.Unit, x)), .. curves.Select(curve => Cell(picture, curve, x))])],
            isDistribution ? ["Each line counts what took as long as it says, and less than the next line."] : [],
            IsFolded: false);
    }

    private static PageCell Cell(CurvePicture picture, Curve curve, double x)
    {
        CurvePoint? point = curve.Points.FirstOrDefault(each => IsSame(each.X, x));
        if (point is null)
        {
            return new PageCell("-");
        }

        string spread = point is { Low: { } low, High: { } high } && high > low
            ? $" ({UnitScale.Text(picture.Y.Unit, low)} to {UnitScale.Text(picture.Y.Unit, high)})"
            : string.Empty;
        return new PageCell(UnitScale.Text(picture.Y.Unit, point.Y) + spread);
    }

    // Borders of classes are computed, and may differ in their last digit.
    private static bool IsSame(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Abs(one);

    private static double[] Apart(IEnumerable<double> places)
    {
        List<double> apart = [];
        foreach (double x in places.Order().Where(x => apart.Count == 0 || !IsSame(apart[^1], x)))
        {
            apart.Add(x);
        }

        return [.. apart];
    }
}
