using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class StandardErrorTailTests
{
    [Fact]
    public void It_says_so_when_there_is_nothing() =>
        Assert.Equal("(it wrote nothing to standard error)", new StandardErrorTail().ToString());

    [Fact]
    public void The_last_twenty_lines_stay_in_their_order()
    {
        StandardErrorTail tail = new();
        for (int line = 1; line <= 100; line++)
        {
            tail.Add($"line {line}");
        }

        Assert.Equal(Enumerable.Range(81, 20).Select(line => $"line {line}"), tail.ToString().Split(Environment.NewLine), StringComparer.Ordinal);
    }

    [Fact]
    public void A_long_line_is_cut()
    {
        StandardErrorTail tail = new();
        tail.Add(new string('x', 100_000));

        Assert.Equal(500, tail.ToString().Length);
    }

    [Fact]
    public void The_end_is_no_line_and_can_be_waited_for()
    {
        StandardErrorTail tail = new();
        tail.Add("last");
        Assert.False(tail.WaitForEnd(TimeSpan.Zero));

        tail.Add(line: null);

        Assert.True(tail.WaitForEnd(TimeSpan.Zero));
        Assert.Equal("last", tail.ToString());
    }
}
