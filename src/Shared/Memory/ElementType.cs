namespace ParallelMotion.Shared.Memory;

/// <summary>What one row of a column is. The numbers stand in region headers and on the wire; zero is never valid.</summary>
public enum ElementType
{
    /// <summary>An unwritten header.</summary>
    Invalid = 0,

    /// <summary>A raw byte: control regions.</summary>
    UInt8 = 1,

    /// <summary>IEEE 754 binary32, little-endian.</summary>
    Float32 = 2,

    /// <summary>IEEE 754 binary64, little-endian.</summary>
    Float64 = 3,

    /// <summary>Two's complement, 32 bits, little-endian.</summary>
    Int32 = 4,

    /// <summary>32 bits without a sign, little-endian.</summary>
    UInt32 = 5,
}
