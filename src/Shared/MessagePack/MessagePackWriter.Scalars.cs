namespace MessagePack;

/// <content>Single values that are neither integers nor bytes.</content>
public ref partial struct MessagePackWriter
{
    /// <summary>Writes nil.</summary>
    public void WriteNil() => WriteCode(MessagePackCode.Nil);

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Write(bool value) => WriteCode(value ? MessagePackCode.True : MessagePackCode.False);

    /// <summary>Writes a UTF-16 unit as an integer.</summary>
    /// <param name="value">The unit.</param>
    public void Write(char value) => Write((ulong)value);

    /// <summary>Writes 32 bits in IEEE 754, bit for bit: a NaN keeps its payload.</summary>
    /// <param name="value">The number.</param>
    public void Write(float value) =>
        WriteCodeAndNumber(MessagePackCode.Float32, BitConverter.SingleToUInt32Bits(value));

    /// <summary>Writes 64 bits in IEEE 754, bit for bit: a NaN keeps its payload.</summary>
    /// <param name="value">The number.</param>
    public void Write(double value) =>
        WriteCodeAndNumber(MessagePackCode.Float64, BitConverter.DoubleToUInt64Bits(value));
}
