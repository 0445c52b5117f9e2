using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class LabSpecReaderTests
{
    [Fact]
    public void Without_options_the_usual_sizes_are_taken_and_workers_are_left_to_the_exercise()
    {
        LabSpec spec = LabSpecReader.Read(new LabOptions { Exercises = "dispatch" });

        Assert.Equal("dispatch", Assert.Single(spec.Exercises).Name);
        Assert.Empty(spec.Workers);
        Assert.Equal([100_000, 1_000_000, 10_000_000], spec.Rows);
        Assert.Equal((100, null, false), (spec.Ticks, spec.Samples, spec.IsQuick));
    }

    [Fact]
    public void An_exercise_that_has_sizes_of_its_own_takes_them_unless_others_are_given()
    {
        LabSpec usual = LabSpecReader.Read(new LabOptions { Exercises = "all" });
        LabSpec given = LabSpecReader.Read(new LabOptions { Exercises = "all", Rows = "5,6", Ticks = "9" });

        Assert.Equal([7], usual.RowsOr(7));
        Assert.Equal([5, 6], given.RowsOr(7));
        Assert.Equal([2, 4], usual.SeveralWorkersOr(2, 4));
        Assert.Equal([3], LabSpecReader.Read(new LabOptions { Exercises = "all", Workers = "1,3" }).SeveralWorkersOr(2, 4));
        Assert.Equal((7, 9), (usual.TicksOr(7), given.TicksOr(7)));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("round-trip,all")]
    [InlineData("ALL,dispatch,dispatch")]
    public void All_stands_for_each_exercise_once(string names) => Assert.Equal(
        ExerciseCatalog.All.OrderBy(static each => each.Name, StringComparer.Ordinal),
        LabSpecReader.Read(new LabOptions { Exercises = names }).Exercises.OrderBy(static each => each.Name, StringComparer.Ordinal));

    [Fact]
    public void Lists_are_sorted_and_have_each_number_once()
    {
        LabSpec spec = LabSpecReader.Read(new LabOptions { Exercises = "all", Workers = "4, 1,4", Rows = "1M,1e5" });

        Assert.Equal([1, 4], spec.Workers);
        Assert.Equal([100_000, 1_000_000], spec.Rows);
    }

    [Theory]
    [InlineData(nameof(LabOptions.Exercises), "nonsense", "exercise=nonsense, expected=speedup or threads or race or ")]
    [InlineData(nameof(LabOptions.Exercises), "dispach", "Did you mean dispatch?")]
    [InlineData(nameof(LabOptions.Workers), "1,zero", "workers=zero")]
    [InlineData(nameof(LabOptions.Workers), "1,", "workers=,")]
    [InlineData(nameof(LabOptions.Workers), "257", "workers=257")]
    [InlineData(nameof(LabOptions.Rows), "0", "rows=0")]
    [InlineData(nameof(LabOptions.Ticks), "-1", "ticks=-1")]
    [InlineData(nameof(LabOptions.Samples), "0", "samples=0")]
    [InlineData(nameof(LabOptions.Seed), "x", "seed=x")]
    [InlineData(nameof(LabOptions.StallSeconds), "0", "stall-seconds=0")]
    [InlineData(nameof(LabOptions.Verbosity), "loud", "verbosity=loud")]
    public void What_cannot_be_used_is_named(string option, string value, string part)
    {
        LabOptions options = new() { Exercises = "all" };
        typeof(LabOptions).GetProperty(option)!.SetValue(options, value);

        RefusedException refused = Assert.Throws<RefusedException>(() => LabSpecReader.Read(options));

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => Assert.Equal(3, Assert.Throws<RefusedException>(
        static () => LabSpecReader.Read(new LabOptions { Exercises = "x", Samples = "y", Json = "f", LogFile = "f" })).Message.Split(Environment.NewLine).Length);
}
