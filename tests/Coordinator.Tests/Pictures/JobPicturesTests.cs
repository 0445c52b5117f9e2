using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Pictures;

public sealed class JobPicturesTests
{
    [Fact]
    public void Every_right_run_with_workers_is_a_point_of_its_kernels_curves()
    {
        ResultDocument result = Document(workers: "4");

        CurvePicture[] pictures = [.. SpeedUpPictures.Of(result)];

        Assert.Equal(["motion: speed-up by workers", "trig: speed-up by workers"], pictures.Select(static each => each.Title), StringComparer.Ordinal);
        Assert.Equal(
            result.Measurements.Where(static run => run.Dispatch is not "serial").Select(static run => run.Speedup).Order(),
            pictures.SelectMany(static each => each.Curves).Where(static curve => curve.Kind == CurveKind.Measured).SelectMany(static curve => curve.Points).Select(static point => point.Y).Order());
        Assert.All(pictures.SelectMany(static each => each.Curves).SelectMany(static curve => curve.Points), static point => Assert.True(point.Low is null || (point.Low <= point.Y && point.Y <= point.High)));
    }

    [Fact]
    public void A_ceiling_is_drawn_only_where_workers_outnumber_the_cpus()
    {
        Assert.Contains(SpeedUpPictures.References(4, cpus: 2), static curve => curve.Name is "ceiling: 2 CPUs");
        Assert.Equal(["ideal: as many times as workers"], SpeedUpPictures.References(4, cpus: 4).Select(static curve => curve.Name), StringComparer.Ordinal);
        Assert.Empty(SpeedUpPictures.References(1, cpus: 4));
    }

    [Fact]
    public void Wrong_runs_and_those_gone_on_with_are_in_no_picture()
    {
        ResultDocument wrong = Document("2", static plan => plan.Workers == 2 ? new Mismatch("pos", 1, "1", "2") : null);
        ResultDocument right = Document("2");
        ResultDocument resumed = right with { Measurements = [.. right.Measurements.Select(static run => run with { ResumedFromTick = 7 })] };

        Assert.All(SpeedUpPictures.Of(wrong).SelectMany(static each => each.Curves).SelectMany(static curve => curve.Points), static point => Assert.Equal(1, point.X));
        Assert.Empty(SpeedUpPictures.Of(resumed));
        Assert.Empty(TellingPictures.Of(resumed));
        Assert.Null(BandwidthPicture.Of(resumed));
    }

    [Fact]
    public void Telling_ends_at_what_was_told_once_whatever_the_channel()
    {
        CurvePicture picture = TellingPictures.Of(Document("2")).First();
        Curve[] measured = [.. picture.Curves.Where(static curve => curve.Kind == CurveKind.Measured)];

        Assert.Equal(["pipe, 1 worker", "doorbell, 1 worker", "pipe, 2 workers", "doorbell, 2 workers"], measured.Select(static curve => curve.Name), StringComparer.Ordinal);
        Assert.All(measured, static curve => Assert.Equal([1.0, 100.0], curve.Points.Select(static point => point.X)));
    }

    [Fact]
    public void Shares_of_round_trips_come_to_all_of_them()
    {
        CurvePicture picture = Assert.Single(RoundTripPictures.Of(Document("2")));
        Curve curve = Assert.Single(picture.Curves);

        Assert.Equal(1, curve.Points.Sum(static point => point.Y), 1e-9);
        Assert.Equal(0, curve.Points[^1].Y);
        Assert.Equal(curve.Points.Select(static point => point.X).Order(), curve.Points.Select(static point => point.X));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(2, 1)]
    public void Shading_is_proportional_or_by_logarithm(double value, double expected)
    {
        HeatPicture shares = new("t", "h", "r", "c", [], [], PictureUnit.Share, Least: 0, Full: 1);
        HeatPicture rates = shares with { Least = 1, Full = 100 };

        Assert.Equal(expected, shares.ShadeOf(value));
        Assert.Equal(expected, rates.ShadeOf(Math.Pow(100, value)), 1e-9);
        Assert.Equal(1, (rates with { Full = 1 }).ShadeOf(1));
    }

    private static ResultDocument Document(string workers, Func<Coordinator.Plans.RunPlan, Mismatch?>? mismatch = null) =>
        ResultDocument.Of(MadeResult.Of(new JobOptions { Workers = workers }, 1_000_000, static plan => [0.5 / plan.Workers, 0.4, 0.6], mismatch));
}
