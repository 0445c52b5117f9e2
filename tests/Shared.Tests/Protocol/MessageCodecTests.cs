using System.Buffers;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Tests.MessagePack;

namespace ParallelMotion.Shared.Tests.Protocol;

public sealed class MessageCodecTests
{
    private const int Seed = 20260705;
    private const int Mutations = 100_000;

    public static TheoryData<MessageSample> Samples => [.. MessageSamples.List];

    [Fact]
    public void There_is_a_sample_of_every_kind() =>
        Assert.Equal(Enum.GetValues<MessageKind>().Skip(1), MessageSamples.List.Select(sample => sample.Kind));

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Every_message_has_exactly_these_bytes(MessageSample sample)
    {
        Assert.Equal(Convert.ToHexString(sample.Bytes), Convert.ToHexString(sample.Encode()));
        Assert.Equal(sample.Bytes, sample.Recode(new(sample.Bytes)));
        Assert.Equal(sample.Bytes, sample.Recode(Pieces.Crumble(sample.Bytes)));
        Assert.Equal(sample.Kind, MessageCodec.KindOf(Pieces.Crumble(sample.Bytes)));
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Every_truncation_is_malformed(MessageSample sample)
    {
        for (int length = 0; length < sample.Bytes.Length; length++)
        {
            Malformed(sample, sample.Bytes[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void A_byte_too_many_is_malformed(MessageSample sample) => Malformed(sample, [.. sample.Bytes, 0]);

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Another_number_of_elements_is_malformed(MessageSample sample)
    {
        for (int elements = 0; elements <= 15; elements++)
        {
            if (elements != sample.Fields.Count + 1)
            {
                Malformed(sample, [.. sample.WithArity(elements), .. new byte[15]]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Another_kind_is_malformed(MessageSample sample)
    {
        foreach (MessageSample other in MessageSamples.List.Where(other => other.Kind != sample.Kind))
        {
            Malformed(sample, other.Bytes);
        }

        foreach (byte kind in (byte[])[0, 9, 0x7F, 0xFF])
        {
            byte[] bytes = sample.Bytes;
            bytes[sample.KindAt] = kind;
            Malformed(sample, bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void A_field_of_another_type_is_malformed(MessageSample sample)
    {
        for (int field = 0; field < sample.Fields.Count; field++)
        {
            Malformed(sample, sample.With(field, sample.Fields[field] is "C3" ? "01" : "C2"));
            Malformed(sample, sample.With(field, "80"));
            Malformed(sample, sample.With(field, "C1"));
        }
    }

    [Theory]
    [InlineData("", ProtocolFault.Malformed)]
    [InlineData("91", ProtocolFault.Malformed)]
    [InlineData("C0", ProtocolFault.Malformed)]
    [InlineData("8101C0", ProtocolFault.Malformed)]
    [InlineData("91C0", ProtocolFault.Malformed)]
    [InlineData("91CF8000000000000000", ProtocolFault.Malformed)]
    [InlineData("DDFFFFFFFF01", ProtocolFault.Malformed)]
    [InlineData("9100", ProtocolFault.OutOfBounds)]
    [InlineData("9109", ProtocolFault.OutOfBounds)]
    [InlineData("91FF", ProtocolFault.OutOfBounds)]
    public void A_payload_of_no_known_kind_is_refused(string hex, ProtocolFault fault)
    {
        ProtocolException refused = Assert.Throws<ProtocolException>(() => MessageCodec.KindOf(new(Wire.Bytes(hex))));
        Assert.Equal(fault, refused.Fault);
    }

    [Fact]
    public void A_mutated_message_is_a_message_or_a_breach_of_protocol()
    {
        Random random = new(Seed);
        int decoded = 0;
        for (int round = 0; round < Mutations; round++)
        {
            MessageSample sample = MessageSamples.List[random.Next(MessageSamples.List.Count)];
            byte[] bytes = MutatedBytes.Make(random, sample.Bytes);
            try
            {
                ReadOnlySequence<byte> payload = round % 2 == 0 ? new(bytes) : Pieces.Crumble(bytes);
                _ = sample.Recode(payload);
                _ = MessageCodec.KindOf(payload);
                decoded++;
            }
            catch (ProtocolException)
            {
                // What a peer that breaks the protocol must end in.
            }
            catch (Exception thrown)
            {
                Assert.Fail($"seed {Seed}, round {round}, {sample} {Convert.ToHexString(bytes)}: {thrown}");
            }
        }

        Assert.InRange(decoded, Mutations / 100, Mutations / 2);
    }

    private static void Malformed(MessageSample sample, byte[] bytes)
    {
        ProtocolException refused = Assert.Throws<ProtocolException>(() => sample.Recode(Pieces.Crumble(bytes)));
        Assert.True(refused.Fault == ProtocolFault.Malformed, $"{sample} {Convert.ToHexString(bytes)}: {refused.Fault}, {refused.Message}");
        Assert.Contains($"Cannot read {sample.Kind} ", refused.Message, StringComparison.Ordinal);
    }
}
