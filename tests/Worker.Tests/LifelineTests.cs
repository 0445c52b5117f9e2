using System.Text;
using ParallelMotion.Shared;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests;

public sealed class LifelineTests
{
    private static readonly byte[] Token = [.. Enumerable.Range(200, Limits.TokenBytes).Select(each => (byte)each)];
    private static readonly string Line = Convert.ToBase64String(Token);

    [Fact]
    public void A_whole_token_is_read_and_what_follows_it_stays_unread()
    {
        using MemoryStream input = new(Encoding.ASCII.GetBytes(Line + "\nrest"));

        Assert.Equal(Token, new Lifeline(input, EventWriter.Silent).ReadToken());
        Assert.Equal('r', input.ReadByte());
    }

    [Fact]
    public void A_line_that_is_no_token_is_none()
    {
        Assert.All(
            [
                "", "\n", "hello\n", Line, Line[..^1], Line[..^4] + "\n", Line + "=\n", Line + "\r\n", new string('A', 100_000) + "\n",
                Convert.ToBase64String(Token[1..]) + "\n", Convert.ToBase64String([.. Token, 1]) + "\n", new string('?', Line.Length) + "\n",
            ],
            static text => Assert.Null(Read(text)));
    }

    [Fact]
    public void A_line_that_never_ends_is_given_up_after_a_tokens_length()
    {
        using MemoryStream input = new(Encoding.ASCII.GetBytes(new string('A', 100_000)));

        Assert.Null(new Lifeline(input, EventWriter.Silent).ReadToken());
        Assert.Equal(Line.Length + 1, input.Position);
    }

    private static byte[]? Read(string text)
    {
        using MemoryStream input = new(Encoding.ASCII.GetBytes(text));
        return new Lifeline(input, EventWriter.Silent).ReadToken();
    }
}
