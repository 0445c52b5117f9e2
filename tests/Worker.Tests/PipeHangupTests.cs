namespace ParallelMotion.Worker.Tests;

public sealed class PipeHangupTests
{
    [Fact]
    public void Silence_is_no_hang_up_and_neither_is_a_message()
    {
        using PipePair pipe = new();
        Assert.False(pipe.Hangup.HasHappened);

        pipe.Coordinator.WriteByte(1);

        Assert.False(pipe.Hangup.HasHappened);
    }

    [Fact]
    public void A_closed_end_is_noticed_without_reading()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the lifeline alone tells.");
        using PipePair pipe = new();

        pipe.Coordinator.Dispose();

        Assert.True(pipe.Hangup.HasHappened);
    }

    [Fact]
    public void Watching_leaves_the_pipe_to_its_owner()
    {
        using PipePair pipe = new();
        pipe.Hangup.Dispose();
        pipe.Coordinator.WriteByte(7);

        Assert.Equal(7, pipe.Worker.ReadByte());
    }
}
