using System.Globalization;
using System.Text.Json.Nodes;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack.Interop;

/// <summary>Writes values and says how the script should describe each.</summary>
internal static class RandomDocument
{
    private const int Kinds = 8;

    public static JsonNode Write(ref MessagePackWriter writer, Random random, int depth)
    {
        switch (random.Next(depth == 0 ? Kinds - 2 : Kinds))
        {
            case 0:
                writer.WriteNil();
                return "nil";
            case 1:
                bool truth = random.Next(2) == 0;
                writer.Write(truth);
                return truth ? "boolean true" : "boolean false";
            case 2:
                return WriteInteger(ref writer, random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64));
            case 3:
                double number = random.NextDouble() - 0.5;
                writer.Write(number);
                return Number(number);
            case 4:
                string text = new('\u00E4', random.Next(300));
                writer.Write(text);
                return $"string {text}";
            case 5:
                byte[] bytes = new byte[random.Next(300)];
                random.NextBytes(bytes);
                writer.Write(bytes);
                return $"bytes {Convert.ToHexString(bytes)}";
            case 6:
                return WriteArray(ref writer, random, depth - 1);
            default:
                return WriteMap(ref writer, random, depth - 1);
        }
    }

    /// <summary>The script gets integers that are 64 bits on the wire as bigint, and all others as number.</summary>
    public static JsonNode WriteInteger(ref MessagePackWriter writer, long value)
    {
        writer.Write(value);
        return value is < int.MinValue or > uint.MaxValue
            ? $"bigint {value.ToString(CultureInfo.InvariantCulture)}"
            : Number(value);
    }

    public static string Number(double value) => $"number {BitConverter.DoubleToUInt64Bits(value):X16}";

    private static JsonArray WriteArray(ref MessagePackWriter writer, Random random, int depth)
    {
        int count = random.Next(20);
        writer.WriteArrayHeader(count);
        JsonArray described = [];
        for (int index = 0; index < count; index++)
        {
            described.Add(Write(ref writer, random, depth));
        }

        return described;
    }

    private static JsonObject WriteMap(ref MessagePackWriter writer, Random random, int depth)
    {
        int count = random.Next(20);
        writer.WriteMapHeader(count);
        JsonObject described = [];
        for (int index = 0; index < count; index++)
        {
            string key = $"key {index}";
            writer.Write(key);
            described.Add(key, Write(ref writer, random, depth));
        }

        return described;
    }
}
