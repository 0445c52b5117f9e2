using ParallelMotion.Coordinator.Tests.Workers.Speech;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class StandardErrorTailTests
{
    [Fact]
    public void It_says_so_when_there_is_nothing() =>
        Assert.Equal("(it wrote nothing to standard error)", new StandardErrorTail().ToString());

    [Theory]
    [InlineData("one line\n", "one line")]
    [InlineData("first\nlast, without an end", "first\nlast, without an end")]
    public async Task Few_words_are_all_kept(string written, string kept) => Assert.Equal(kept, (await Drain(written)).ToString());

    [Theory]
    [InlineData(8_191)]
    [InlineData(8_192)]
    [InlineData(8_193)]
    [InlineData(1_000_000)]
    public async Task The_last_words_are_kept_and_no_more_even_of_a_line_that_never_ends(int characters)
    {
        string written = string.Concat(Enumerable.Range(0, characters).Select(static at => (char)('a' + (at % 26))));

        string kept = (await Drain(written)).ToString();

        Assert.Equal(characters <= 8192 ? written : $"...{written[^8192..]}", kept);
    }

    [Fact]
    public async Task The_end_of_the_stream_can_be_waited_for()
    {
        StandardErrorTail tail = new();
        Assert.False(tail.WaitForEnd(TimeSpan.Zero));

        await tail.DrainAsync(new StringReader("last"), new HeardSpeech());

        Assert.True(tail.WaitForEnd(TimeSpan.Zero));
    }

    private static async Task<StandardErrorTail> Drain(string written)
    {
        StandardErrorTail tail = new();
        await tail.DrainAsync(new StringReader(written), new HeardSpeech());
        return tail;
    }
}
