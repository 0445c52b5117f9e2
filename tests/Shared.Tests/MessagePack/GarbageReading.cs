using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

/// <summary>Bytes that mean nothing, and calls that don't know what they ask for.</summary>
internal static class GarbageReading
{
    private static readonly Reading<object?>[] Reads =
    [
        (ref MessagePackReader r) => r.ReadByte(),
        (ref MessagePackReader r) => r.ReadSByte(),
        (ref MessagePackReader r) => r.ReadInt16(),
        (ref MessagePackReader r) => r.ReadUInt16(),
        (ref MessagePackReader r) => r.ReadInt32(),
        (ref MessagePackReader r) => r.ReadUInt32(),
        (ref MessagePackReader r) => r.ReadInt64(),
        (ref MessagePackReader r) => r.ReadUInt64(),
        (ref MessagePackReader r) => r.ReadChar(),
        (ref MessagePackReader r) => r.ReadBoolean(),
        (ref MessagePackReader r) => r.ReadSingle(),
        (ref MessagePackReader r) => r.ReadDouble(),
        (ref MessagePackReader r) => r.ReadString(),
        (ref MessagePackReader r) => r.ReadStringSequence(),
        (ref MessagePackReader r) => r.TryReadStringSpan(out _),
        (ref MessagePackReader r) => r.ReadBytes(),
        (ref MessagePackReader r) => r.ReadArrayHeader(),
        (ref MessagePackReader r) => r.TryReadArrayHeader(out _),
        (ref MessagePackReader r) => r.ReadMapHeader(),
        (ref MessagePackReader r) => r.TryReadMapHeader(out _),
        (ref MessagePackReader r) => r.ReadNil(),
        (ref MessagePackReader r) => r.TryReadNil(),
        (ref MessagePackReader r) => r.NextMessagePackType,
        (ref MessagePackReader r) => r.ReadRaw(),
        (ref MessagePackReader r) => r.ReadRaw(2),
    ];

    /// <summary>A third of the bytes are codes that announce something, or such garbage would seldom hold any.</summary>
    public static byte[] MakeBytes(Random random)
    {
        byte[] data = new byte[random.Next(65)];
        random.NextBytes(data);
        for (int index = 0; index < data.Length; index += 3)
        {
            data[index] = (byte)random.Next(0x80, 0xE1);
        }

        return data;
    }

    public static void ReadToEnd(in ReadOnlySequence<byte> data, Random random)
    {
        MessagePackReader reader = new(data);
        for (int left = (int)data.Length; left > 0 && !reader.End; left--)
        {
            // Half the values are skipped whatever they are, so that reading gets beyond the first.
            if (random.Next(2) == 0)
            {
                reader.Skip();
            }
            else
            {
                Reads[random.Next(Reads.Length)](ref reader);
            }
        }
    }
}
