using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Scheduling;

public sealed class PhaseAssignmentTests
{
    [Fact]
    public void Kernels_that_share_nothing_written_run_side_by_side_and_others_as_early_as_they_can_in_the_order_asked_for()
    {
        Random random = new(20261126);
        for (int round = 0; round < 2000; round++)
        {
            ImmutableArray<ScheduledKernel> placed = PhaseAssignment.InPhases(Randomly(random));
            for (int later = 0; later < placed.Length; later++)
            {
                int[] conflicting = [.. Enumerable.Range(0, later).Where(before => Conflict(placed[before], placed[later])).Select(before => placed[before].Phase)];

                Assert.True(placed[later].Phase == (conflicting.Length == 0 ? 0 : conflicting.Max() + 1), $"round {round}, kernel {later}");
            }
        }
    }

    [Fact]
    public void Two_that_only_read_a_column_share_a_phase() => Assert.Equal(
        [0, 0, 1],
        PhaseAssignment.InPhases([Kernel("x+ a"), Kernel("y+ a"), Kernel("a+")]).Select(kernel => kernel.Phase));

    [Fact]
    public void Side_by_side_all_share_the_first_phase() =>
        Assert.All(PhaseAssignment.SideBySide([Kernel("a+") with { Phase = 3 }, Kernel("a+")]), kernel => Assert.Equal(0, kernel.Phase));

    // Word for word what two kernels must not do side by side.
    private static bool Conflict(ScheduledKernel one, ScheduledKernel other) =>
        one.Uses.Any(mine => other.Uses.Any(theirs => string.Equals(mine.Column, theirs.Column, StringComparison.Ordinal) && (mine.IsWritten || theirs.IsWritten)));

    private static ScheduledKernel[] Randomly(Random random) => [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Kernel(string.Join(
        ' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => (char)('a' + random.Next(6)) + (random.Next(3) == 0 ? "+" : string.Empty)).Distinct(StringComparer.Ordinal))))];

    private static ScheduledKernel Kernel(string uses) => new(
        new AffineKernel("any", "a", "b"), "any", [.. uses.Split(' ').Select(use => use.EndsWith('+') ? ColumnUse.Writes<uint>(use[..^1]) : ColumnUse.Reads<uint>(use))], Phase: 7);
}
