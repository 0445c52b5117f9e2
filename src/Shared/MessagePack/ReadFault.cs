namespace MessagePack;

/// <summary>The ways in which data can disappoint the reader. Apart from it, so that its hot methods stay small.</summary>
internal static class ReadFault
{
    /// <summary>The next value is of another type than was asked for.</summary>
    public static MessagePackSerializationException WrongType(string wanted, byte code, long offset) => new(
        $"Cannot read {wanted} because the next value is something else: offset={offset}, " +
        $"type={MessagePackCode.TypeOf(code)} (code 0x{code:X2}), expected={wanted}. Look at NextMessagePackType first.");

    /// <summary>The next byte begins no value.</summary>
    public static MessagePackSerializationException NeverUsed(long offset) => new(
        $"Cannot skip a value because no value begins like this: offset={offset}, code=0x{MessagePackCode.NeverUsed:X2}, " +
        "expected=any other code. The data is not MessagePack, or the reader stands inside a value.");

    /// <summary>Arrays and maps lie deeper inside each other than the reader follows.</summary>
    public static MessagePackSerializationException TooDeep(int limit, long offset) => new(
        $"Cannot skip a value because it is nested too deeply: offset={offset}, expected=at most {limit} levels. " +
        "Refuse the message.");

    /// <summary>The data ends before the value does.</summary>
    public static EndOfStreamException TooShort(long needed, long left, long offset) => new(
        $"Cannot read a value because the data ends before it does: offset={offset}, left={left} bytes, " +
        $"expected=at least {needed} bytes. Give the reader the whole message.");

    /// <summary>The number doesn't fit the type that was asked for.</summary>
    public static OverflowException OutOfRange(Int128 value, Int128 min, Int128 max, long offset) => new(
        $"Cannot read a number because it lies outside the wanted range: offset={offset}, value={value}, " +
        $"expected={min} to {max}. Read it with a wider type.");
}
