using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Tests.Pictures;

public sealed class AmortisedTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Work_and_cost_are_found_again(int points)
    {
        CurvePoint[] curve = [.. Enumerable.Range(0, points).Select(static index => Math.Pow(10, index)).Select(static ticks => new CurvePoint(ticks, 3e-4 + (5e-5 / ticks)))];

        Amortised found = Amortised.Through(curve);

        Assert.Equal(3e-4, found.Work, 1e-9);
        Assert.Equal(5e-5, found.Cost, 1e-9);
        Assert.True(found.IsResolved);
    }

    [Fact]
    public void Where_telling_seems_to_cost_less_than_nothing_no_line_is_drawn()
    {
        Curve odd = new("odd", CurveKind.Measured, [new(1, 1e-4), new(100, 2e-4)]);
        Curve single = new("single", CurveKind.Measured, [new(1, 1e-4)]);

        Assert.Equal([odd, single], Amortised.WithFits([odd, single]));
    }

    [Fact]
    public void A_line_ends_where_its_curve_ends_and_belongs_to_it()
    {
        Curve flat = new("flat", CurveKind.Measured, [new(1, 1e-4)]);
        Curve curve = new("curve", CurveKind.Measured, [new(1, 3e-4), new(50, 1e-4)]);

        Curve line = Assert.Single(Amortised.WithFits([flat, curve]), static each => each.Kind == CurveKind.Fitted);

        Assert.Equal(1, line.Of);
        Assert.Equal((1, 50), (line.Points[0].X, Math.Round(line.Points[^1].X, 9)));
        Assert.Equal(1e-4, line.Points[^1].Y, 1e-9);
    }
}
