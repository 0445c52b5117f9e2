using System.Diagnostics;
using System.Text;
using ParallelMotion.Coordinator.Streams;

namespace ParallelMotion.Coordinator.Tests.Streams;

public sealed class QueuedWriterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Reader _reader = new();
    private readonly QueuedWriter _writer;

    public QueuedWriterTests()
    {
        _writer = new QueuedWriter(_reader, Encoding.UTF8, "the stream", mostCharacters: 20) { NewLine = "\n" };
    }

    [Fact]
    public void What_is_written_arrives_in_order()
    {
        _writer.Write("one ");
        _writer.Write('2');
        _writer.WriteLine(" drei: \u00e4");

        Assert.True(_writer.TryFlush(Patience));
        Assert.Equal("one 2 drei: \u00e4\n", _reader.Text);
        Assert.Equal(0, _writer.Lost);
    }

    [Fact]
    public void A_reader_that_stands_still_delays_nobody_and_what_it_misses_is_counted_and_said()
    {
        _reader.StandStill();
        _writer.Write("taken at once");
        Assert.True(_reader.IsAsked.Wait(Patience, TestContext.Current.CancellationToken));

        _writer.Write("waits.");
        _writer.Write("does not fit");
        _writer.Write("nor this");
        Assert.Equal(2, _writer.Lost);

        _reader.GoOn();
        Assert.True(_writer.TryFlush(Patience));
        _writer.Write("later");
        Assert.True(_writer.TryFlush(Patience));
        Assert.Equal("taken at once(Around here 2 messages are missing because the stream took no more.)\nwaits.later", _reader.Text);
    }

    [Fact]
    public void Flushing_gives_a_reader_up_that_stands_still_and_the_second_time_at_once()
    {
        TimeSpan limit = TimeSpan.FromMilliseconds(200);
        _reader.StandStill();
        _writer.Write("never read");
        long start = Stopwatch.GetTimestamp();

        Assert.False(_writer.TryFlush(limit));
        Assert.True(Stopwatch.GetElapsedTime(start) >= limit * 0.9);
        Assert.Equal(1, _writer.Lost);

        Assert.False(_writer.TryFlush(TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_full_disk_reaches_nobody_and_is_told_of_once_it_takes_something_again()
    {
        _reader.IsFull = true;
        _writer.Write("lost");
        Assert.True(_writer.TryFlush(Patience));
        Assert.Equal(1, _writer.Lost);

        _reader.IsFull = false;
        _writer.Write("kept");
        Assert.True(_writer.TryFlush(Patience));
        Assert.Equal("(Around here 1 messages are missing because the stream took no more.)\nkept", _reader.Text);
    }

    [Fact]
    public void A_text_longer_than_the_bound_passes_when_nothing_waits_before_it()
    {
        string report = new('r', 10_000);
        _writer.Write(report);

        Assert.True(_writer.TryFlush(Patience));
        Assert.Equal(report, _reader.Text);
    }

    public void Dispose()
    {
        _reader.GoOn();
        _writer.Dispose();
    }

    /// <summary>Whoever reads the other end, or doesn't.</summary>
    private sealed class Reader : MemoryStream
    {
        private readonly ManualResetEventSlim _reads = new(initialState: true);

        public ManualResetEventSlim IsAsked { get; } = new();

        public bool IsFull { get; set; }

        public string Text => Encoding.UTF8.GetString(ToArray());

        public void StandStill() => _reads.Reset();

        public void GoOn() => _reads.Set();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            IsAsked.Set();
            Assert.True(_reads.Wait(Patience), "The test left its reader standing.");
            if (IsFull)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer);
        }
    }
}
