using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Scaling;

namespace ParallelMotion.Coordinator.Tests.Lab.Scaling;

public sealed class SpeedupReportTests
{
    private static readonly ScalingSize Size = MadeScaling.Size(MadeScaling.Rows, MadeScaling.Law(0.3), MadeScaling.FlatAt(2), static workers => workers);

    private readonly ExerciseResult _result = Report(Size);

    [Fact]
    public void Each_line_has_speed_up_efficiency_and_whether_there_was_a_CPU_for_each()
    {
        Assert.Equal("serial 1.00 s 3.00 % 1.00x 100 % 12.0 GB/s one each", Printed.Row(_result.Tables[0], 0));
        Assert.Equal("2 650 ms 3.00 % 1.54x 76.9 % 18.5 GB/s one each", Printed.Row(_result.Tables[0], 2));
        Assert.Equal("16 344 ms 3.00 % 2.91x 18.2 % 34.9 GB/s oversubscribed", Printed.Row(_result.Tables[0], 5));
        Assert.Equal(["motion, told once", "trig, told once", "motion, told every tick"], _result.Tables.Take(3).Select(static table => table.Title.Split(':')[0]), StringComparer.Ordinal);
    }

    [Fact]
    public void A_law_that_was_refused_says_why_and_one_that_fits_has_intervals()
    {
        Assert.Contains(_result.Hints, static hint => hint.StartsWith("Not fitted: Amdahl's law to motion, told once and trig, told once and motion, told every tick, because too few", StringComparison.Ordinal));
        Assert.Equal("motion, told once Amdahl refused - - - -", Printed.Row(_result.Tables[3], 0));

        ExerciseTable laws = SpeedupReport.Of(new SpeedupExercise(), [Size], MadeLab.TwoCpus with { LogicalCpus = 16 }).Tables[3];
        Assert.Matches("motion, told once Amdahl contention 30.0 % 2[0-9.]+ % 3[0-9.]+ % 11", Printed.Row(laws, 0));
        Assert.Matches("motion, told once USL coherence .* -$", Printed.Row(laws, 2));
    }

    [Theory]
    [InlineData(0, "The serial run allocates nothing in a tick")]
    [InlineData(40_000_000, "The serial run takes memory in its ticks")]
    public void A_baseline_that_allocates_is_told_from_one_that_does_not(double bytes, string hint)
    {
        ExerciseResult result = Report(MadeScaling.Size(MadeScaling.Rows, MadeScaling.Law(0.3), MadeScaling.FlatAt(2), bytesPerTick: bytes));

        Assert.Contains(result.Hints, each => each.StartsWith(hint, StringComparison.Ordinal));
        Assert.Equal(bytes, result.Tables[^1].Rows[0][2].Value);
    }

    [Fact]
    public void Faults_that_nobody_counts_are_not_said_to_be_none()
    {
        ExerciseResult result = Report(Size with { Footprint = Size.Footprint with { FaultsPerTick = null } });

        Assert.Contains(result.Hints, static each => each.Contains("page faults aren't counted on this system", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Hints, static each => each.Contains("faults on no page", StringComparison.Ordinal));
        Assert.Contains(_result.Hints, static each => each.Contains("faults on no page", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_and_how_to_read_them_fit_a_terminal() => Printed.AssertFits(_result, SpeedupReport.Of(new SpeedupExercise(), [Size], MadeLab.TwoCpus with { LogicalCpus = 16 }));

    [Fact]
    public void Every_run_stands_among_the_measurements() => Assert.Equal(11 + 6, _result.Measurements.Count);

    private static ExerciseResult Report(ScalingSize size) => SpeedupReport.Of(new SpeedupExercise(), [size], MadeLab.TwoCpus);
}
