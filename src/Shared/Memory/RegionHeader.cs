using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// The first 64 bytes of every region. Little-endian; written once by the creator, read by those who attach.
/// <code>
///   byte  0        8        12       16       24       32       36       40       48       56       64
///         +--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+
///         | magic  | version| element| rows   | run id | owner  | zero   | owner  | data   | data   |
///         |        | LAST   | type   |        |        | pid    |        | start  | offset | bytes  |
///         +--------+--------+--------+--------+--------+--------+--------+--------+--------+--------+
///   64 .. 65535   zero
///   65536 ..      data: rows x element size, then zero up to a whole memory page
/// </code>
/// The version is stored last, with release: whoever reads it (with acquire) sees all the rest.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal struct RegionHeader
{
    /// <summary>Bytes of the header proper.</summary>
    public const int SizeBytes = 64;

    /// <summary>"PMREGION" as its bytes lie in memory.</summary>
    public const ulong ExpectedMagic = 0x4E4F_4947_4552_4D50;

    /// <summary>The layout drawn above. Zero means: not published yet.</summary>
    public const uint ExpectedVersion = 1;

    /// <summary>Data starts on a border that every supported system can map a view from.</summary>
    public const int DataOffsetBytes = 65536;

    [FieldOffset(0)]
    public ulong Magic;

    [FieldOffset(8)]
    public uint Version;

    [FieldOffset(12)]
    public ElementType ElementType;

    [FieldOffset(16)]
    public long Rows;

    [FieldOffset(24)]
    public ulong RunId;

    [FieldOffset(32)]
    public int OwnerPid;

    [FieldOffset(36)]
    public int Reserved;

    [FieldOffset(40)]
    public long OwnerStartTime;

    [FieldOffset(48)]
    public long DataOffset;

    [FieldOffset(56)]
    public long DataBytes;
}
