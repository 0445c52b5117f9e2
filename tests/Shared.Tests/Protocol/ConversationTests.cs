using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Shared.Tests.Protocol;

/// <summary>A whole conversation of a worker, cut in two at every byte, and ended at every byte.</summary>
public sealed class ConversationTests
{
    private static readonly byte[][] Said =
    [
        Frame(new Hello(Hello.CurrentVersion, 2, 300, new byte[Limits.TokenBytes])),
        Frame(new Ready(1_234_567, "SSE, 4 rows", [0x7FAB_CDE1_0000, 0])),
        Frame(new Completed(128, 5_000_000_000, 250_000)),
        Frame(default(Wake)),
        Frame(Failed.Because("Cannot go on.")),
    ];

    private static readonly byte[] Whole = [.. Said.SelectMany(static frame => frame)];
    private static readonly MessageKind[] Kinds = [MessageKind.Hello, MessageKind.Ready, MessageKind.Completed, MessageKind.Wake, MessageKind.Failed];

    [Fact]
    public void It_is_the_same_wherever_it_is_cut()
    {
        for (int cut = 1; cut < Whole.Length; cut++)
        {
            (List<MessageKind> heard, ProtocolException? breach) = Hear(Whole[..cut], Whole[cut..]);

            Assert.True(breach is null && Kinds.SequenceEqual(heard), $"cut at {cut}: {string.Join(' ', heard)}, {breach?.Message}");
        }
    }

    [Fact]
    public void An_end_between_two_messages_is_clean_and_one_within_a_message_a_breach()
    {
        int[] borders = [.. Enumerable.Range(0, Said.Length + 1).Select(static count => Said.Take(count).Sum(static frame => frame.Length))];
        for (int length = 0; length < Whole.Length; length++)
        {
            (List<MessageKind> heard, ProtocolException? breach) = Hear(Whole[..length]);

            Assert.Equal(Kinds.Take(borders.Count(border => border > 0 && border <= length)), heard);
            Assert.Equal(borders.Contains(length) ? null : ProtocolFault.Truncated, breach?.Fault);
        }
    }

    [Theory]
    [InlineData("DDFFFFFFFF")]
    [InlineData("DFFFFFFFFF")]
    [InlineData("DBFFFFFFFF")]
    [InlineData("C6FFFFFFFF")]
    [InlineData("C9FFFFFFFF01")]
    public void A_count_of_four_billion_in_any_field_is_malformed_and_costs_next_to_nothing(string announced)
    {
        foreach (MessageSample sample in MessageSamples.List)
        {
            for (int field = 0; field < sample.Fields.Count; field++)
            {
                byte[] bytes = sample.With(field, announced);
                Assert.Equal(ProtocolFault.Malformed, Refuse(sample, bytes).Fault);
                long before = GC.GetAllocatedBytesForCurrentThread();
                _ = Refuse(sample, bytes);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8192);
            }
        }
    }

    [Theory]
    [InlineData("91")]
    [InlineData("81")]
    public void Nesting_as_deep_as_a_frame_is_long_is_refused_in_any_field(string level)
    {
        string deep = string.Concat(Enumerable.Repeat(level, Limits.MaxFrameBytesToCoordinator - 100));
        foreach (MessageSample sample in MessageSamples.List)
        {
            for (int field = 0; field < sample.Fields.Count; field++)
            {
                Assert.True(Refuse(sample, sample.With(field, deep)).Fault is ProtocolFault.Malformed or ProtocolFault.OutOfBounds);
            }
        }
    }

    private static ProtocolException Refuse(MessageSample sample, byte[] bytes)
    {
        try
        {
            sample.Recode(new(bytes));
        }
        catch (ProtocolException refused)
        {
            return refused;
        }

        throw new InvalidOperationException($"{sample} was taken: {Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 200)))}");
    }

    private static (List<MessageKind> Heard, ProtocolException? Breach) Hear(params ReadOnlySpan<byte[]> pieces)
    {
        Doubles.ScriptedStream stream = new();
        foreach (byte[] piece in pieces)
        {
            // A read of nothing would be the end.
            _ = piece.Length > 0 ? stream.LayBytes(piece) : stream;
        }

        using PipeConnection pipe = PipeConnection.OfCoordinator(stream);
        List<MessageKind> heard = [];
        try
        {
            while (pipe.TryWait(out MessageKind kind))
            {
                Take(pipe, kind);
                heard.Add(kind);
            }

            return (heard, null);
        }
        catch (ProtocolException breach)
        {
            return (heard, breach);
        }
    }

    private static void Take(PipeConnection pipe, MessageKind kind)
    {
        switch (kind)
        {
            case MessageKind.Hello:
                pipe.Take<Hello>();
                break;
            case MessageKind.Ready:
                pipe.Take<Ready>();
                break;
            case MessageKind.Completed:
                pipe.Take<Completed>();
                break;
            case MessageKind.Wake:
                pipe.Take<Wake>();
                break;
            default:
                pipe.Take<Failed>();
                break;
        }
    }

    private static byte[] Frame<T>(T message) where T : IMessage<T> => new FrameEncoder(Limits.MaxFrameBytesToCoordinator).Encode(message).ToArray();
}
