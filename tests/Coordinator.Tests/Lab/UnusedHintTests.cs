using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Lab.RoundTrips;
using ParallelMotion.Coordinator.Lab.Telling;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class UnusedHintTests
{
    private static readonly LabSpec Spec = LabSpecReader.Read(new LabOptions { Exercises = "all", Rows = "5", Ticks = "10", Workers = "1" });

    [Fact]
    public void Options_that_were_given_for_nothing_are_named_and_only_they() =>
        Assert.EndsWith(": --rows, --ticks.", Assert.Single(UnusedHint.For(new RoundTripExercise(), Spec)), StringComparison.Ordinal);

    [Fact]
    public void One_worker_for_what_needs_several_is_told()
    {
        Assert.Contains("balance took numbers of workers of its own", Assert.Single(SeveralHint.For(new BalanceExercise(), Spec)), StringComparison.Ordinal);
        Assert.Empty(SeveralHint.For(new BalanceExercise(), LabSpecReader.Read(new LabOptions { Exercises = "all", Workers = "1,2" })));
        Assert.Empty(SeveralHint.For(new BalanceExercise(), LabSpecReader.Read(new LabOptions { Exercises = "all" })));
    }

    [Fact]
    public void Nothing_is_said_where_all_are_used_or_none_was_given()
    {
        Assert.Empty(UnusedHint.For(new DispatchExercise(), Spec));
        Assert.Empty(UnusedHint.For(new RoundTripExercise(), LabSpecReader.Read(new LabOptions { Exercises = "all" })));
    }
}
