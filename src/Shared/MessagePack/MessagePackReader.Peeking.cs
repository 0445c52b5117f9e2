using System.Buffers.Binary;

namespace MessagePack;

/// <content>Looking at the next value without moving, so that a failed read leaves the reader where it was.</content>
public ref partial struct MessagePackReader
{
    /// <summary>The number of 1, 2, 4 or 8 bytes after the first byte.</summary>
    private readonly ulong PeekNumber(int width) =>
        TryPeekNumber(width, out ulong number)
            ? number
            : throw ReadFault.TooShort(1 + width, _reader.Remaining, _reader.Consumed);

    private readonly bool TryPeekNumber(int width, out ulong number)
    {
        ReadOnlySpan<byte> here = _reader.UnreadSpan;
        if (here.Length <= width)
        {
            return TryPeekSplitNumber(width, out number);
        }

        number = BigEndian(here.Slice(1, width));
        return true;
    }

    private readonly bool TryPeekSplitNumber(int width, out ulong number)
    {
        Span<byte> token = stackalloc byte[1 + sizeof(ulong)];
        token = token[..(1 + width)];
        bool isThere = _reader.TryCopyTo(token);
        number = isThere ? BigEndian(token[1..]) : 0;
        return isThere;
    }

    private static ulong BigEndian(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        sizeof(byte) => bytes[0],
        sizeof(ushort) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        sizeof(uint) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
    };

    /// <summary>The length or count that the header of the next value announces. False: the header itself isn't whole.</summary>
    private readonly bool TryPeekLength(byte code, out uint length, out int headerBytes)
    {
        int width = MessagePackCode.LengthWidth(code);
        headerBytes = 1 + width;
        if (width == 0)
        {
            length = MessagePackCode.LengthWithin(code);
            return true;
        }

        bool isThere = TryPeekNumber(width, out ulong number);
        length = (uint)number;
        return isThere;
    }

    private readonly uint PeekLength(byte code, out int headerBytes) =>
        TryPeekLength(code, out uint length, out headerBytes)
            ? length
            : throw ReadFault.TooShort(headerBytes, _reader.Remaining, _reader.Consumed);

    /// <summary>Refuses before anything is sized by a length that the data only claims.</summary>
    private readonly void Require(long bytes)
    {
        if (_reader.Remaining < bytes)
        {
            throw ReadFault.TooShort(bytes, _reader.Remaining, _reader.Consumed);
        }
    }
}
