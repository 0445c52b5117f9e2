using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

internal delegate void Writing(ref MessagePackWriter writer);

internal delegate T Reading<out T>(ref MessagePackReader reader);

/// <summary>From calls to bytes and back, whole or cut into pieces.</summary>
internal static class Wire
{
    public static byte[] Write(Writing write)
    {
        ArrayBufferWriter<byte> output = new();
        MessagePackWriter writer = new(output);
        write(ref writer);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public static string Hex(Writing write) => Convert.ToHexString(Write(write));

    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static T Read<T>(string hex, Reading<T> read) => Read(Bytes(hex), read);

    public static T Read<T>(byte[] data, Reading<T> read)
    {
        MessagePackReader reader = new(data);
        return read(ref reader);
    }

    public static T Read<T>(in ReadOnlySequence<byte> data, Reading<T> read)
    {
        MessagePackReader reader = new(data);
        return read(ref reader);
    }

    /// <summary>Reads and requires that the value was read to its end.</summary>
    public static T ReadAll<T>(in ReadOnlySequence<byte> data, Reading<T> read)
    {
        MessagePackReader reader = new(data);
        T value = read(ref reader);
        Assert.True(reader.End, $"{reader.Consumed} of {data.Length} bytes read");
        Assert.Equal(data.Length, reader.Consumed);
        return value;
    }
}
