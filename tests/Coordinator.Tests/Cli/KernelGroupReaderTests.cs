using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class KernelGroupReaderTests
{
    private readonly List<string> _problems = [];

    [Theory]
    [InlineData("motion", "motion")]
    [InlineData("motion+hunger", "motion+hunger")]
    [InlineData(" Motion + HUNGER ,trig", "motion+hunger trig")]
    [InlineData("trig,motion+trig,TRIG", "trig motion+trig")]
    [InlineData("hunger+motion,motion+hunger", "hunger+motion motion+hunger")]
    public void Commas_part_groups_and_plus_joins_kernels_of_one_tick_in_the_order_given(string text, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Read(text).Select(static group => group.Name)));
        Assert.Empty(_problems);
    }

    [Theory]
    [InlineData("motion+motion", "twice=motion")]
    [InlineData("trig,motion+hunger+MOTION", "kernel=motion+hunger+MOTION, twice=motion")]
    public void A_kernel_twice_in_one_tick_is_refused_with_its_name(string text, string part)
    {
        _ = Read(text);

        Assert.Contains(part, Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("churn")]
    [InlineData("motion,motion-objects")]
    public void A_kernel_of_an_exercise_is_refused_and_the_exercises_are_named(string text)
    {
        _ = Read(text);

        Assert.EndsWith("Run the exercise: lab threads, lab shape.", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("motion+hungr", "kernel=hungr, expected=", "Did you mean hunger?")]
    [InlineData("motion+", "Cannot find a kernel because its reference is empty")]
    [InlineData(",,", "Cannot run without a kernel", "motion or trig")]
    public void A_name_that_there_is_none_of_is_answered_with_those_there_are(string text, params string[] parts)
    {
        _ = Read(text);

        Assert.All(parts, part => Assert.Contains(part, Assert.Single(_problems), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Side_by_side_goes_for_every_group(bool sideBySide) =>
        Assert.Equal([sideBySide, sideBySide], KernelGroupReader.Read("motion+hunger,trig", sideBySide, _problems).Select(static group => group.IsSideBySide));

    [Fact]
    public void Columns_that_two_kernels_of_a_group_ask_for_alike_are_generated_once()
    {
        string[] names = [.. Assert.Single(Read("hunger+starve")).Example.Select(static column => column.Name)];

        Assert.Equal(["energy", "metabolism"], names, StringComparer.Ordinal);
    }

    private ImmutableArray<KernelGroup> Read(string text) => KernelGroupReader.Read(text, sideBySide: false, _problems);
}
