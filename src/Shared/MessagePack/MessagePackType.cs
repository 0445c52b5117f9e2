namespace MessagePack;

/// <summary>The families of formats that the specification knows.</summary>
public enum MessagePackType : byte
{
    /// <summary>The one byte that the specification never uses, 0xC1.</summary>
    Unknown = 0,

    /// <summary>A signed or unsigned integer of any width.</summary>
    Integer = 1,

    /// <summary>Nil.</summary>
    Nil = 2,

    /// <summary>True or false.</summary>
    Boolean = 3,

    /// <summary>A number of 32 or 64 bits in IEEE 754.</summary>
    Float = 4,

    /// <summary>Text in UTF-8.</summary>
    String = 5,

    /// <summary>Bytes.</summary>
    Binary = 6,

    /// <summary>A count, then as many values.</summary>
    Array = 7,

    /// <summary>A count, then as many pairs of key and value.</summary>
    Map = 8,

    /// <summary>A type number and bytes. The reader here can only skip it.</summary>
    Extension = 9,
}
