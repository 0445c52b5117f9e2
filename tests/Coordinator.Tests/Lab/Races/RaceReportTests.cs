using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Races;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.Races;

public sealed class RaceReportTests
{
    private const int LineWidth = 78;

    private static readonly RacePlans Plans = RacePlans.For(64, workers: 2, ticks: 50);

    private static readonly Refusal[] AllThree =
    [
        new("plan", "two workers get the same rows", "refused", "Cannot run.", IsHeld: true),
        new("kernel's spans", "a kernel writes the row behind its own", "thrown", "Index was outside.", IsHeld: true),
        new("memory unit", "a worker writes behind its rows", "stopped", "Worker 0 wrote where it must not.", IsHeld: true),
    ];

    [Fact]
    public void Lost_updates_are_counted_and_so_are_the_different_results()
    {
        ExerciseResult result = Of(AllThree, [new BrokenRun(6400, 6400, 0, "aaaaaaaaaaaaaaaa"), new BrokenRun(6400, 6000, 60, "bbbbbbbbbbbbbbbb"), new BrokenRun(6400, 6000, 61, "cccccccccccccccc")]);

        Assert.False(result.IsWrong);
        Assert.Contains("2 workers that all count in the same rows lost 0.00 % to 6.25 % of their updates", result.Verdict, StringComparison.Ordinal);
        Assert.Contains("3 different results in 3 runs, 1 of which happened to be right.", result.Verdict, StringComparison.Ordinal);
        Assert.Equal([0L, 400L, 400L], result.Tables[0].Rows.Select(static row => (long)row[3].Value!));
        Assert.EndsWith("the same 100 updates of each row were exact in all 3 runs.", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_has_what_each_run_lost_and_is_missing_where_nobody_was_to_lose_anything()
    {
        BarPicture picture = Assert.IsType<BarPicture>(Assert.Single(Of(AllThree, [new BrokenRun(6400, 6400, 0, "a"), new BrokenRun(6400, 6000, 60, "b")]).Pictures));

        Assert.Equal(["2 workers write the same rows", "one owner a row"], picture.Groups.Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal([0, 0.0625, 0], picture.Bars.Select(static each => each.Value));
        Assert.Empty(Of(AllThree, []).Pictures);
    }

    [Fact]
    public void Runs_that_lost_nothing_are_no_proof() => Assert.Contains(
        "happened to lose nothing in 1 runs, which proves nothing", Of(AllThree, [new BrokenRun(6400, 6400, 0, "aaaaaaaaaaaaaaaa")]).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Without_the_danger_nothing_is_broken_and_the_option_is_named()
    {
        ExerciseResult result = Of(AllThree, []);

        Assert.Contains(result.Hints, static hint => hint.Contains("--allow-lost-updates", StringComparison.Ordinal));
        Assert.Contains(result.Hints, static hint => hint.StartsWith("By the memory unit: Worker 0 wrote", StringComparison.Ordinal));
        Assert.Equal(2, result.Tables.Count);
    }

    [Fact]
    public void A_place_that_did_not_hold_is_wrong()
    {
        ExerciseResult result = Of([.. AllThree[..2], AllThree[2] with { IsHeld = false }], []);

        Assert.True(result.IsWrong);
        Assert.Contains("WRONG: not held by memory unit.", result.Verdict, StringComparison.Ordinal);
        Assert.Equal("NOT HELD", result.Tables[0].Rows[2][2].Text);
    }

    [Theory]
    [InlineData(new uint[] { 0, 2, 40 }, false)]
    [InlineData(new uint[] { 0, 3, 40 }, true)]
    [InlineData(new uint[] { 0, 2, 1 }, true)]
    public void A_row_that_a_stray_write_flipped_is_told_from_those_that_count(uint[] counts, bool isHarmed) => Assert.Equal(isHarmed, Refusals.IsHarmed(counts));

    [Fact]
    public void A_difference_in_the_right_shape_is_wrong() =>
        Assert.True(Of(AllThree, [], new Mismatch("count", 3, "198", "200")).IsWrong);

    [Fact]
    public void Every_table_says_how_to_read_it_in_two_lines_of_a_terminal()
    {
        IReadOnlyList<ExerciseTable> tables = Of(AllThree, [new BrokenRun(6400, 6000, 60, "bbbbbbbbbbbbbbbb")]).Tables;

        Assert.All(tables, static table => Assert.InRange(table.HowToRead.Count, 1, 2));
        Assert.All(tables.SelectMany(static table => table.HowToRead), static line => Assert.True(line.Length <= LineWidth, $"{line.Length}: {line}"));
    }

    private static ExerciseResult Of(IReadOnlyList<Refusal> refusals, IReadOnlyList<BrokenRun> broken, Mismatch? mismatch = null) => RaceReport.Of(
        new RaceExercise(),
        Plans,
        refusals,
        broken,
        [new Measurement(Plans.Serial, [1.0, 1.0, 1.0], "dddddddddddddddd", Mismatch: null), new Measurement(Plans.Right, [1.0, 1.0, 1.0], "dddddddddddddddd", mismatch)]);
}
