using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Shared.Tests.Protocol;

public sealed class MessageWarmUpTests
{
    [Fact]
    public void Every_message_comes_back_whole_and_may_do_so_again()
    {
        Assert.Null(Record.Exception(MessageWarmUp.Run));
        Assert.Null(Record.Exception(MessageWarmUp.Run));
    }

    [Fact]
    public void The_loop_gives_back_what_was_written_once_in_pieces_of_any_size()
    {
        using LoopStream loop = new();
        byte[] read = new byte[2];
        loop.Write([1, 2, 3]);

        Assert.Equal(2, loop.Read(read));
        Assert.Equal([1, 2], read);
        Assert.Equal(1, loop.Read(read));
        Assert.Equal(3, read[0]);
        Assert.Equal(0, loop.Read(read));
    }
}
