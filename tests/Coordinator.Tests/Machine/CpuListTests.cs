using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CpuListTests
{
    [Theory]
    [InlineData("0-3,8,10-11\n", new[] { 0, 1, 2, 3, 8, 10, 11 })]
    [InlineData("0", new[] { 0 })]
    [InlineData("", new int[0])]
    [InlineData("3,1-2,2", new[] { 1, 2, 3 })]
    [InlineData("5-2", new int[0])]
    public void A_list_names_its_processors(string text, int[] expected) => Assert.Equal(expected, CpuList.Parse(text));

    [Theory]
    [InlineData("0-")]
    [InlineData("-3")]
    [InlineData("0-1-2")]
    [InlineData("all")]
    [InlineData("0-4294967295")]
    [InlineData("0-2147483647")]
    public void What_is_no_list_or_too_long_a_one_is_unknown(string text) => Assert.Null(CpuList.Parse(text));

    [Fact]
    public void The_limit_is_the_first_number_refused()
    {
        Assert.Equal(Limits.MaxProcessors, CpuList.Parse($"0-{Limits.MaxProcessors - 1}")?.Count);
        Assert.Null(CpuList.Parse($"0-{Limits.MaxProcessors}"));
    }

    [Fact]
    public void The_allowed_list_is_found_in_a_status_and_not_the_mask_before_it() =>
        Assert.Equal([0, 2], CpuList.AllowedIn("Name:\tx\nCpus_allowed:\t5\nCpus_allowed_list:\t0,2\nMems_allowed:\t1\n"));

    [Fact]
    public void A_status_without_the_list_tells_nothing() => Assert.Null(CpuList.AllowedIn("Name:\tx\n"));

    [Fact]
    public void Every_set_written_out_reads_back() =>
        Prop.ForAll(
            Arb.From(Gen.Choose(0, 300).ListOf().Select(list => list.ToHashSet())),
            set => CpuList.Parse(string.Join(',', set))?.SetEquals(set) == true)
        .QuickCheckThrowOnFailure();
}
