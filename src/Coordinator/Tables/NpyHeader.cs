using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>The header of a column's .npy file: one-dimensional, little-endian.</summary>
/// <param name="Type">What one row is.</param>
/// <param name="Rows">1 to <see cref="Limits.MaxRows"/>.</param>
/// <param name="DataOffset">Where the values start in the file.</param>
internal sealed record NpyHeader(ElementType Type, int Rows, int DataOffset)
{
    private const int MagicBytes = 6;
    private const int PreludeBytes = MagicBytes + 2;

    // NumPy lets the data start at a multiple of this.
    private const int Alignment = 64;

    /// <summary>Reads and checks a header against the file's length; leaves the stream at the first value.</summary>
    public static NpyHeader Read(NpyFile file, Stream stream)
    {
        int textBytes = ReadTextLength(file, stream, out int textOffset, out Encoding encoding);
        byte[] text = new byte[textBytes];
        if (stream.ReadAtLeast(text, textBytes, throwOnEndOfStream: false) < textBytes)
        {
            throw file.Refused("header is cut off", $"bytes={stream.Length}", $"{textOffset + textBytes} or more");
        }

        (ElementType type, int rows) = NpyHeaderText.Parse(file, encoding.GetString(text));
        NpyHeader header = new(type, rows, textOffset + textBytes);
        long expected = header.DataOffset + ((long)rows * type.Bytes());
        return stream.Length == expected
            ? header
            : throw file.Refused(
                stream.Length < expected ? "values are cut off" : "values have bytes after them",
                $"shape=({header.Rows},), bytes={stream.Length}",
                expected.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The bytes that NumPy writes before the values of such a column (format version 1.0).</summary>
    public static byte[] Bytes(ElementType type, int rows)
    {
        string text = $"{{'descr': '{NpyType.Of(type)}', 'fortran_order': False, 'shape': ({rows},), }}";
        int unpadded = PreludeBytes + sizeof(ushort) + text.Length + 1;
        int total = (unpadded + Alignment - 1) / Alignment * Alignment;
        byte[] bytes = new byte[total];
        bytes.AsSpan().Fill((byte)' ');
        bytes[0] = 0x93;
        "NUMPY"u8.CopyTo(bytes.AsSpan(1));
        bytes[MagicBytes] = 1;
        bytes[MagicBytes + 1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(PreludeBytes), (ushort)(total - PreludeBytes - sizeof(ushort)));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(PreludeBytes + sizeof(ushort)));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    private static int ReadTextLength(NpyFile file, Stream stream, out int textOffset, out Encoding encoding)
    {
        Span<byte> prelude = stackalloc byte[PreludeBytes + sizeof(uint)];
        prelude.Clear();
        int read = stream.ReadAtLeast(prelude[..PreludeBytes], PreludeBytes, throwOnEndOfStream: false);
        if (read < PreludeBytes || prelude[0] != 0x93 || !prelude[1..MagicBytes].SequenceEqual("NUMPY"u8))
        {
            throw file.Refused("first bytes are not those of an .npy file", $"magic={Convert.ToHexString(prelude[..Math.Min(read, MagicBytes)])}", "934E554D5059");
        }

        (int major, int minor) = (prelude[MagicBytes], prelude[MagicBytes + 1]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw file.Refused("format version is unknown", $"version={major}.{minor}", "1.0, 2.0 or 3.0");
        }

        int lengthBytes = major == 1 ? sizeof(ushort) : sizeof(uint);
        Span<byte> length = prelude[PreludeBytes..];
        if (stream.ReadAtLeast(length[..lengthBytes], lengthBytes, throwOnEndOfStream: false) < lengthBytes)
        {
            throw file.Refused("header is cut off", $"bytes={stream.Length}", $"{PreludeBytes + lengthBytes} or more");
        }

        // The bytes beyond a two-byte length are zero.
        uint textBytes = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (textBytes > Limits.MaxNpyHeaderBytes)
        {
            throw file.Refused("header is too long", $"header length={textBytes}", $"{Limits.MaxNpyHeaderBytes} at most");
        }

        textOffset = PreludeBytes + lengthBytes;
        encoding = major == 3 ? Encoding.UTF8 : Encoding.Latin1;
        return (int)textBytes;
    }
}
