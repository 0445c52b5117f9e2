using System.Buffers;
using System.Text;

namespace MessagePack;

/// <content>Text.</content>
public ref partial struct MessagePackWriter
{
    /// <summary>Writes text, or nil for null. A lone surrogate goes out as U+FFFD.</summary>
    /// <param name="value">The text.</param>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNil();
            return;
        }

        Write(value.AsSpan());
    }

    /// <summary>Writes text. A lone surrogate goes out as U+FFFD.</summary>
    /// <param name="value">The text.</param>
    public void Write(scoped ReadOnlySpan<char> value)
    {
        int byteCount = Encoding.UTF8.GetByteCount(value);
        WriteStringHeader(byteCount);
        Advance(Encoding.UTF8.GetBytes(value, Reserve(byteCount)));
    }

    /// <summary>Writes text that is UTF-8 already; nobody checks that it is.</summary>
    /// <param name="utf8stringBytes">The text.</param>
    public void WriteString(ReadOnlySpan<byte> utf8stringBytes)
    {
        WriteStringHeader(utf8stringBytes.Length);
        Copy(utf8stringBytes);
    }

    /// <summary>Writes text that is UTF-8 already; nobody checks that it is.</summary>
    /// <param name="utf8stringBytes">The text, shorter than 2 GiB.</param>
    public void WriteString(in ReadOnlySequence<byte> utf8stringBytes)
    {
        WriteStringHeader(checked((int)utf8stringBytes.Length));
        Copy(utf8stringBytes);
    }

    /// <summary>Begins a text whose bytes the caller writes with <see cref="WriteRaw(ReadOnlySpan{byte})"/>.</summary>
    /// <param name="byteCount">How many bytes follow.</param>
    public void WriteStringHeader(int byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        switch (byteCount)
        {
            case <= MessagePackCode.MaxFixStrLength: WriteCode((byte)(MessagePackCode.MinFixStr + byteCount)); break;
            case <= byte.MaxValue when !OldSpec: WriteCodeAndNumber(MessagePackCode.Str8, (byte)byteCount); break;
            case <= ushort.MaxValue: WriteCodeAndNumber(MessagePackCode.Str16, (ushort)byteCount); break;
            default: WriteCodeAndNumber(MessagePackCode.Str32, (uint)byteCount); break;
        }
    }
}
