using System.Buffers.Binary;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Soak.Frames;

/// <summary>Spoils frames, knowing how they are made: what it announces, cuts and splices is what a decoder has to look at.</summary>
/// <param name="draws">Decides what is done, and where.</param>
internal sealed class FrameMutator(Draws draws)
{
    /// <summary>As deep as it nests: deeper than any decoder's limit on the stack would let it go.</summary>
    private const int MostNesting = 2000;

    private const int MostCopied = 64;

    /// <summary>First bytes of what MessagePack has: containers, texts, bytes, extensions, numbers of all widths, and the one that is never used.</summary>
    private static readonly byte[] TypeBytes =
        [0x80, 0x8F, 0x90, 0x91, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF, 0xE0, 0xFF];

    private static readonly uint[] Lengths =
    [
        0, 1, Limits.MaxHelloBytes, Limits.MaxHelloBytes + 1, Limits.MaxFrameBytesToCoordinator, Limits.MaxFrameBytesToCoordinator + 1,
        Limits.MaxFrameBytesToWorker, Limits.MaxFrameBytesToWorker + 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
    ];

    private byte[] _bytes = [];
    private int _length;

    /// <summary>What the last call made.</summary>
    public ReadOnlyMemory<byte> Frame => _bytes.AsMemory(0, _length);

    /// <summary>Spoils a frame in one to three ways; half of the time it is still announced with its right length, and so looked into.</summary>
    /// <param name="frame">A valid frame.</param>
    /// <param name="other">Another.</param>
    public void Make(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> other)
    {
        Reserve(frame.Length + other.Length + MostNesting + (4 * MostCopied));
        frame.CopyTo(_bytes);
        _length = frame.Length;
        for (int left = 1 + draws.Below(3); left > 0 && _length > 0; left--)
        {
            Spoil(other);
        }

        if (_length >= FrameDecoder.HeaderBytes && draws.OneIn(2))
        {
            Announce((uint)(_length - FrameDecoder.HeaderBytes));
        }
    }

    private void Spoil(ReadOnlySpan<byte> other)
    {
        int place = draws.Below(_length);
        switch (draws.Below(10))
        {
            case 0:
                _bytes[place] ^= (byte)(1 << draws.Below(8));
                break;
            case 1:
                _bytes[place] = (byte)draws.Bits();
                break;
            case 2:
                _length = place;
                break;
            case 3:
                Duplicate(place);
                break;
            case 4:
                Splice(place, other);
                break;
            case 5:
                Announce(draws.OneIn(2) ? draws.Of<uint>(Lengths) : (uint)(_length - FrameDecoder.HeaderBytes + draws.Below(3) - 1));
                break;
            case 6:
                Retype(place);
                break;
            case 7:
                Scribble(place);
                break;
            case 8:
                Remove(place);
                break;
            default:
                Nest(place);
                break;
        }
    }

    private void Duplicate(int place)
    {
        int count = Math.Min(1 + draws.Below(MostCopied), _length - place);
        Insert(place, count);
        _bytes.AsSpan(place + count, count).CopyTo(_bytes.AsSpan(place));
    }

    private void Splice(int place, ReadOnlySpan<byte> other)
    {
        ReadOnlySpan<byte> rest = other[draws.Below(other.Length)..];
        _length = place + Math.Min(rest.Length, _bytes.Length - place);
        rest[..(_length - place)].CopyTo(_bytes.AsSpan(place));
    }

    private void Announce(uint length)
    {
        if (_length >= FrameDecoder.HeaderBytes)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_bytes, length);
        }
    }

    // Another type byte; half of the time with the largest count behind it that it may announce.
    private void Retype(int place)
    {
        place = Math.Max(place, Math.Min(FrameDecoder.HeaderBytes, _length - 1));
        _bytes[place] = draws.Of<byte>(TypeBytes);
        if (draws.OneIn(2))
        {
            int count = Math.Min(draws.Of<int>([1, 2, 4, 8]), _length - place - 1);
            _bytes.AsSpan(place + 1, count).Fill(draws.Of<byte>([0xFF, 0x7F, 0x80, 0x00]));
        }
    }

    private void Scribble(int place)
    {
        int end = Math.Min(_length, place + 1 + draws.Below(MostCopied));
        for (int at = place; at < end; at++)
        {
            _bytes[at] = (byte)draws.Bits();
        }
    }

    private void Remove(int place)
    {
        int count = Math.Min(1 + draws.Below(4), _length - place);
        _bytes.AsSpan(place + count, _length - place - count).CopyTo(_bytes.AsSpan(place));
        _length -= count;
    }

    // Arrays of one array, or maps, as deep as it goes; rarely deep, for such a frame is long.
    private void Nest(int place)
    {
        int depth = 1 + draws.Below(draws.OneIn(8) ? MostNesting : 8);
        place = Math.Max(place, Math.Min(FrameDecoder.HeaderBytes, _length - 1));
        Insert(place, depth);
        _bytes.AsSpan(place, depth).Fill(draws.Of<byte>([0x91, 0x81, 0xDD, 0xC7]));
    }

    private void Insert(int place, int count)
    {
        Reserve(_length + count);
        _bytes.AsSpan(place, _length - place).CopyTo(_bytes.AsSpan(place + count));
        _length += count;
    }

    private void Reserve(int bytes)
    {
        if (bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * bytes);
        }
    }
}
