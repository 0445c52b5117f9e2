using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Tests.Cli;

public sealed class NamedValuesTests
{
    private static readonly NamedValues<int> Numbers = new("number", [KeyValuePair.Create("one", 1), KeyValuePair.Create("three", 3), KeyValuePair.Create("also-one", 1)]);

    private readonly List<string> _problems = [];

    [Theory]
    [InlineData("three")]
    [InlineData("THREE")]
    public void A_name_is_found_in_either_case(string text)
    {
        Assert.Equal(3, Numbers.Read(text, _problems));
        Assert.Empty(_problems);
    }

    [Fact]
    public void An_unknown_name_is_a_problem_with_the_names_and_the_nearest()
    {
        _ = Numbers.Read("thre", _problems);

        Assert.Equal(
            "Cannot use the given number because there is none of that name: number=thre, expected=one or three or also-one. Did you mean three?",
            Assert.Single(_problems));
    }

    [Fact]
    public void A_name_unlike_any_gets_no_guess()
    {
        _ = Numbers.Read("elephant", _problems);

        Assert.DoesNotContain("Did you mean", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_of_one_value_count_once() => Assert.Equal([1, 3], Numbers.ReadList("one,three,also-one,one", _problems));

    [Fact]
    public void Every_unknown_name_of_a_list_is_a_problem()
    {
        _ = Numbers.ReadList("x,one,y", _problems);

        Assert.Equal(2, _problems.Count);
    }
}
