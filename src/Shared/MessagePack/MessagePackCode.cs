namespace MessagePack;

/// <summary>The first byte of every format of the MessagePack specification.</summary>
internal static class MessagePackCode
{
    public const byte MaxFixInt = 0x7F;
    public const byte MinFixMap = 0x80;
    public const byte MaxFixMap = 0x8F;
    public const byte MinFixArray = 0x90;
    public const byte MaxFixArray = 0x9F;
    public const byte MinFixStr = 0xA0;
    public const byte MaxFixStr = 0xBF;
    public const byte Nil = 0xC0;
    public const byte NeverUsed = 0xC1;
    public const byte False = 0xC2;
    public const byte True = 0xC3;
    public const byte Bin8 = 0xC4;
    public const byte Bin16 = 0xC5;
    public const byte Bin32 = 0xC6;
    public const byte Ext8 = 0xC7;
    public const byte Ext16 = 0xC8;
    public const byte Ext32 = 0xC9;
    public const byte Float32 = 0xCA;
    public const byte Float64 = 0xCB;
    public const byte UInt8 = 0xCC;
    public const byte UInt16 = 0xCD;
    public const byte UInt32 = 0xCE;
    public const byte UInt64 = 0xCF;
    public const byte Int8 = 0xD0;
    public const byte Int16 = 0xD1;
    public const byte Int32 = 0xD2;
    public const byte Int64 = 0xD3;
    public const byte FixExt1 = 0xD4;
    public const byte FixExt16 = 0xD8;
    public const byte Str8 = 0xD9;
    public const byte Str16 = 0xDA;
    public const byte Str32 = 0xDB;
    public const byte Array16 = 0xDC;
    public const byte Array32 = 0xDD;
    public const byte Map16 = 0xDE;
    public const byte Map32 = 0xDF;
    public const byte MinNegativeFixInt = 0xE0;

    /// <summary>Longest string whose length fits its first byte.</summary>
    public const int MaxFixStrLength = MaxFixStr - MinFixStr;

    /// <summary>Largest count of an array or map that fits its first byte.</summary>
    public const int MaxFixCount = 15;

    /// <summary>Smallest integer that fits its first byte.</summary>
    public const int MinFixInt = -32;

    /// <summary>The family that a first byte belongs to.</summary>
    public static MessagePackType TypeOf(byte code) => code switch
    {
        <= MaxFixInt or >= MinNegativeFixInt => MessagePackType.Integer,
        <= MaxFixMap or Map16 or Map32 => MessagePackType.Map,
        <= MaxFixArray or Array16 or Array32 => MessagePackType.Array,
        <= MaxFixStr or (>= Str8 and <= Str32) => MessagePackType.String,
        Nil => MessagePackType.Nil,
        False or True => MessagePackType.Boolean,
        >= Bin8 and <= Bin32 => MessagePackType.Binary,
        Float32 or Float64 => MessagePackType.Float,
        >= UInt8 and <= Int64 => MessagePackType.Integer,
        (>= Ext8 and <= Ext32) or (>= FixExt1 and <= FixExt16) => MessagePackType.Extension,
        _ => MessagePackType.Unknown,
    };

    /// <summary>Bytes of the number that follows the first byte of an integer or float: 0 where there is none.</summary>
    public static int NumberWidth(byte code) => code switch
    {
        Float32 => sizeof(float),
        Float64 => sizeof(double),
        // Both runs of four begin at a multiple of four, so the low bits are the logarithm of the width.
        >= UInt8 and <= Int64 => 1 << (code & 3),
        _ => 0,
    };

    /// <summary>Bytes of the length or count that follows the first byte: 0 where the first byte holds it.</summary>
    public static int LengthWidth(byte code) => code switch
    {
        Bin8 or Ext8 or Str8 => sizeof(byte),
        Bin16 or Ext16 or Str16 or Array16 or Map16 => sizeof(ushort),
        Bin32 or Ext32 or Str32 or Array32 or Map32 => sizeof(uint),
        _ => 0,
    };

    /// <summary>The length or count that the first byte itself holds.</summary>
    public static uint LengthWithin(byte code) => code switch
    {
        >= MinFixStr and <= MaxFixStr => (uint)(code - MinFixStr),
        >= FixExt1 and <= FixExt16 => 1u << (code - FixExt1),
        >= MinFixMap and <= MaxFixArray => (uint)(code & MaxFixCount),
        _ => 0,
    };
}
