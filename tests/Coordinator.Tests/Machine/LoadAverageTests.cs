using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class LoadAverageTests
{
    [Fact]
    public void The_first_number_is_the_minutes_and_behind_the_stroke_are_the_threads() =>
        Assert.Equal(new LoadAverage(0.49, 206), LoadAverage.Parse("0.49 1.15 2.40 1/206 22155\n"));

    [Theory]
    [InlineData("")]
    [InlineData("x 1 2 1/2 3")]
    [InlineData("1 2 3 1/x 3")]
    [InlineData("1 2 3")]
    public void Anything_else_is_none(string text) => Assert.Null(LoadAverage.Parse(text));
}
