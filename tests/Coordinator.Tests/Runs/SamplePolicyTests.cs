using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Tests.Runs;

public sealed class SamplePolicyTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(50)]
    public void As_many_as_asked_for_whatever_they_take(int asked)
    {
        Assert.Equal(asked, Rounds(asked, secondsEach: 1000));
        Assert.Equal(asked, Rounds(asked, secondsEach: 0));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(8, 5)]
    [InlineData(8.1, 4)]
    [InlineData(10, 4)]
    [InlineData(10.1, 3)]
    [InlineData(13, 3)]
    [InlineData(1000, 3)]
    public void Otherwise_five_or_what_fits_the_budget_but_three(double secondsEach, int expected) => Assert.Equal(expected, Rounds(asked: null, secondsEach));

    [Fact]
    public void The_budget_is_kept_where_three_rounds_fit_it()
    {
        for (double each = 0.1; each * 3 <= Budget.TotalSeconds; each += 0.1)
        {
            Assert.True(Rounds(asked: null, each) * each <= Budget.TotalSeconds + 1e-6, $"each={each}");
        }
    }

    private static int Rounds(int? asked, double secondsEach)
    {
        SamplePolicy policy = new(asked, Budget);
        int round = 1;
        while (!policy.IsLast(round, TimeSpan.FromSeconds(secondsEach * (round - 1))))
        {
            round++;
        }

        return round;
    }
}
