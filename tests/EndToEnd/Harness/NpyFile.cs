using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ParallelMotion.EndToEnd.Harness;

/// <summary>A one-dimensional .npy file, read and written by nothing of the product's.</summary>
internal static class NpyFile
{
    private const int PrefixBytes = 10;

    public static void Write(string path, ReadOnlySpan<float> values) => Write(path, "<f4", values);

    public static void Write<T>(string path, string descr, ReadOnlySpan<T> values) where T : unmanaged
    {
        string header = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({values.Length},), }}";
        header = header.PadRight(((PrefixBytes + header.Length + 64) / 64 * 64) - PrefixBytes - 1) + "\n";
        byte[] prefix = [0x93, .. "NUMPY"u8, 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(prefix.AsSpan(8), (ushort)header.Length);
        File.WriteAllBytes(path, [.. prefix, .. Encoding.ASCII.GetBytes(header), .. MemoryMarshal.AsBytes(values)]);
    }

    public static float[] Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(0, (PrefixBytes + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8))) % 64);
        return MemoryMarshal.Cast<byte, float>(Data(bytes)).ToArray();
    }

    public static byte[] Data(string path) => Data(File.ReadAllBytes(path)).ToArray();

    private static ReadOnlySpan<byte> Data(byte[] bytes) => bytes.AsSpan(PrefixBytes + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)));
}
