using System.Buffers;
using System.Buffers.Binary;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Tests.MessagePack;

namespace ParallelMotion.Shared.Tests.Protocol;

public sealed class FrameDecoderTests
{
    private const int Max = 16;

    /// <summary>What an exception with its text and trace may cost.</summary>
    private const long FewBytes = 64 * 1024;

    private static readonly string[] Payloads = ["AA", "0102030405", "00000000", "000102030405060708090A0B0C0D0E0F"];
    private static readonly byte[] Stream = [.. Payloads.SelectMany(Frame)];

    [Fact]
    public void Frames_are_found_however_the_bytes_are_cut()
    {
        Assert.Equal(Payloads, TakeAll(new(Stream), out long left), StringComparer.Ordinal);
        Assert.Equal(0, left);
        Assert.Equal(Payloads, TakeAll(Pieces.Crumble(Stream), out _), StringComparer.Ordinal);
        for (int first = 0; first <= Stream.Length; first++)
        {
            for (int second = first; second <= Stream.Length; second++)
            {
                Assert.True(Payloads.SequenceEqual(TakeAll(Pieces.Cut(Stream, first, second), out _), StringComparer.Ordinal), $"cut at {first} and {second}");
            }
        }
    }

    [Fact]
    public void Every_truncation_gives_the_whole_frames_and_keeps_the_rest()
    {
        for (int length = 0; length <= Stream.Length; length++)
        {
            List<string> taken = TakeAll(Pieces.Crumble(Stream[..length]), out long left);
            int bytes = taken.Sum(payload => FrameDecoder.HeaderBytes + (payload.Length / 2));

            Assert.Equal(Payloads.Take(taken.Count), taken, StringComparer.Ordinal);
            Assert.Equal(length - bytes, left);
            Assert.True(taken.Count == Payloads.Length || left < FrameDecoder.HeaderBytes + (Payloads[taken.Count].Length / 2));
        }
    }

    [Theory]
    [InlineData(0u, true)]
    [InlineData(1u, false)]
    [InlineData(Max, false)]
    [InlineData(Max + 1u, true)]
    [InlineData(0x7FFF_FFFFu, true)]
    [InlineData(0x8000_0000u, true)]
    [InlineData(0xFFFF_FFFFu, true)]
    public void A_length_is_judged_by_its_four_bytes_and_costs_nothing(uint length, bool isRefused)
    {
        byte[] header = new byte[FrameDecoder.HeaderBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(header, length);
        Assert.Equal(isRefused, Record.Exception(() => FrameDecoder.TryTake(new ReadOnlySequence<byte>(header), Max, out _)) is not null);
        foreach (ReadOnlySequence<byte> bytes in (ReadOnlySequence<byte>[])[new(header), Pieces.Crumble(header)])
        {
            ProtocolException? refused = null;
            bool isWhole = false;
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                isWhole = FrameDecoder.TryTake(bytes, Max, out _);
            }
            catch (ProtocolException thrown)
            {
                refused = thrown;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, isRefused ? FewBytes : 0);
            Assert.False(isWhole);
            Assert.Equal(isRefused ? ProtocolFault.FrameLength : null, refused?.Fault);
            Assert.Equal(isRefused, refused?.Message.Contains($"length={length}, expected=1 to 16", StringComparison.Ordinal) ?? false);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Garbage_is_a_frame_or_too_little_or_refused(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] data = new byte[random.Next(40)];
            random.NextBytes(data);
            if (data.Length > 4 && random.Next(2) == 0)
            {
                data[1] = data[2] = data[3] = 0;
                data[0] &= 31;
            }

            uint length = data.Length < 4 ? 1 : BinaryPrimitives.ReadUInt32LittleEndian(data);
            string where = $"seed {seed}, round {round}, data {Convert.ToHexString(data)}";
            try
            {
                bool isWhole = FrameDecoder.TryTake(Pieces.Crumble(data), Max, out ReadOnlySequence<byte> payload);
                Assert.True(length is >= 1 and <= Max, where);
                Assert.True(isWhole == (data.Length >= 4 + length), where);
                Assert.True(payload.Length == (isWhole ? length : 0), where);
            }
            catch (ProtocolException thrown)
            {
                Assert.True(thrown.Fault == ProtocolFault.FrameLength && length is < 1 or > Max, where);
            }
        }
    }

    private static byte[] Frame(string hex) => [(byte)(hex.Length / 2), 0, 0, 0, .. Wire.Bytes(hex)];

    private static List<string> TakeAll(ReadOnlySequence<byte> bytes, out long left)
    {
        List<string> taken = [];
        while (FrameDecoder.TryTake(bytes, Max, out ReadOnlySequence<byte> payload))
        {
            taken.Add(Convert.ToHexString(payload.ToArray()));
            bytes = bytes.Slice(payload.End);
        }

        left = bytes.Length;
        return taken;
    }
}
