using ParallelMotion.Shared;

namespace ParallelMotion.Worker.Tests;

public sealed class WorkerArgumentsTests
{
    [Theory]
    [InlineData("0", "0", 0, 0)]
    [InlineData("255", "7", 255, 7)]
    [InlineData("256", "1", 256, 1)]
    public void An_index_a_pipe_and_how_many_came_before_are_read(string index, string incarnation, int worker, int before) =>
        Assert.Equal(new WorkerArguments(worker, "/dev/shm/p/w0.pipe", before), WorkerArguments.Parse([index, "/dev/shm/p/w0.pipe", incarnation]));

    [Theory]
    [InlineData]
    [InlineData("0")]
    [InlineData("0", "pipe")]
    [InlineData("0", "pipe", "more")]
    [InlineData("0", "pipe", "-1")]
    [InlineData("0", "pipe", "0", "more")]
    [InlineData("257", "pipe", "0")]
    [InlineData("-1", "pipe", "0")]
    [InlineData("+1", "pipe", "0")]
    [InlineData(" 1", "pipe", "0")]
    [InlineData("one", "pipe", "0")]
    [InlineData("99999999999", "pipe", "0")]
    [InlineData("0", "", "0")]
    [InlineData("--help", "pipe", "0")]
    public void Anything_else_was_typed_by_a_person(params string[] args) => Assert.Null(WorkerArguments.Parse(args));

    [Fact]
    public void A_pipe_name_is_bounded()
    {
        Assert.NotNull(WorkerArguments.Parse(["0", new string('p', Limits.MaxPlaceLength), "0"]));
        Assert.Null(WorkerArguments.Parse(["0", new string('p', Limits.MaxPlaceLength + 1), "0"]));
    }
}
