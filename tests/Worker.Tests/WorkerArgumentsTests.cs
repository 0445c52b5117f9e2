using ParallelMotion.Shared;

namespace ParallelMotion.Worker.Tests;

public sealed class WorkerArgumentsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("255", 255)]
    public void An_index_and_a_pipe_are_read(string index, int expected) =>
        Assert.Equal(new WorkerArguments(expected, "/dev/shm/p/w0.pipe"), WorkerArguments.Parse([index, "/dev/shm/p/w0.pipe"]));

    [Theory]
    [InlineData]
    [InlineData("0")]
    [InlineData("0", "pipe", "more")]
    [InlineData("256", "pipe")]
    [InlineData("-1", "pipe")]
    [InlineData("+1", "pipe")]
    [InlineData(" 1", "pipe")]
    [InlineData("one", "pipe")]
    [InlineData("99999999999", "pipe")]
    [InlineData("0", "")]
    [InlineData("--help", "pipe")]
    public void Anything_else_was_typed_by_a_person(params string[] args) => Assert.Null(WorkerArguments.Parse(args));

    [Fact]
    public void A_pipe_name_is_bounded()
    {
        Assert.NotNull(WorkerArguments.Parse(["0", new string('p', Limits.MaxPlaceLength)]));
        Assert.Null(WorkerArguments.Parse(["0", new string('p', Limits.MaxPlaceLength + 1)]));
    }
}
