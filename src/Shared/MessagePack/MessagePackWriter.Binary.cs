using System.Buffers;

namespace MessagePack;

/// <content>Bytes.</content>
public ref partial struct MessagePackWriter
{
    /// <summary>Writes bytes, or nil for null.</summary>
    /// <param name="src">The bytes.</param>
    public void Write(byte[]? src)
    {
        if (src is null)
        {
            WriteNil();
            return;
        }

        Write(src.AsSpan());
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="src">The bytes.</param>
    public void Write(scoped ReadOnlySpan<byte> src)
    {
        WriteBinHeader(src.Length);
        Copy(src);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="src">The bytes, fewer than 2 Gi.</param>
    public void Write(in ReadOnlySequence<byte> src)
    {
        WriteBinHeader(checked((int)src.Length));
        Copy(src);
    }

    /// <summary>Begins bytes that the caller writes with <see cref="WriteRaw(ReadOnlySpan{byte})"/>.</summary>
    /// <param name="length">How many bytes follow.</param>
    public void WriteBinHeader(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (OldSpec)
        {
            WriteStringHeader(length);
            return;
        }

        switch (length)
        {
            case <= byte.MaxValue: WriteCodeAndNumber(MessagePackCode.Bin8, (byte)length); break;
            case <= ushort.MaxValue: WriteCodeAndNumber(MessagePackCode.Bin16, (ushort)length); break;
            default: WriteCodeAndNumber(MessagePackCode.Bin32, (uint)length); break;
        }
    }
}
