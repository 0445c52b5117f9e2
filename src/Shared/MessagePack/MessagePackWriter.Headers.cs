namespace MessagePack;

/// <content>Beginnings of arrays and maps.</content>
public ref partial struct MessagePackWriter
{
    /// <summary>Begins an array.</summary>
    /// <param name="count">How many values follow.</param>
    public void WriteArrayHeader(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        WriteArrayHeader((uint)count);
    }

    /// <inheritdoc cref="WriteArrayHeader(int)"/>
    public void WriteArrayHeader(uint count)
    {
        switch (count)
        {
            case <= MessagePackCode.MaxFixCount: WriteCode((byte)(MessagePackCode.MinFixArray + count)); break;
            case <= ushort.MaxValue: WriteCodeAndNumber(MessagePackCode.Array16, (ushort)count); break;
            default: WriteCodeAndNumber(MessagePackCode.Array32, count); break;
        }
    }

    /// <summary>Begins a map.</summary>
    /// <param name="count">How many pairs of key and value follow.</param>
    public void WriteMapHeader(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        WriteMapHeader((uint)count);
    }

    /// <inheritdoc cref="WriteMapHeader(int)"/>
    public void WriteMapHeader(uint count)
    {
        switch (count)
        {
            case <= MessagePackCode.MaxFixCount: WriteCode((byte)(MessagePackCode.MinFixMap + count)); break;
            case <= ushort.MaxValue: WriteCodeAndNumber(MessagePackCode.Map16, (ushort)count); break;
            default: WriteCodeAndNumber(MessagePackCode.Map32, count); break;
        }
    }
}
