using ParallelMotion.Shared.Randomness;

namespace ParallelMotion.Soak;

/// <summary>Random numbers of one frame, or one case: a function of seed and number, so that any can be made again alone.</summary>
/// <param name="seed">The seed of the whole run.</param>
internal sealed class Draws(ulong seed)
{
    private const int WordsPerBlock = 4;

    private long _number;
    private uint _drawn;
    private uint _stream;
    private RandomWords _words;

    /// <summary>Begins the numbers of a frame or a case.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="stream">What they are for.</param>
    public void Begin(long number, uint stream)
    {
        _number = number;
        _stream = stream;
        _drawn = 0;
    }

    /// <summary>32 random bits.</summary>
    public uint Bits()
    {
        uint word = _drawn % WordsPerBlock;
        if (word == 0)
        {
            _words = Philox.Words(seed, (uint)_number, (uint)(_number >> 32), _stream, _drawn / WordsPerBlock);
        }

        _drawn++;
        return word switch { 0 => _words.First, 1 => _words.Second, 2 => _words.Third, _ => _words.Fourth };
    }

    /// <summary>0 to one below a bound.</summary>
    public int Below(int bound) => (int)(((ulong)Bits() * (uint)bound) >> 32);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>A number from a range, both ends included and drawn more often than others: that is where bounds go wrong.</summary>
    public long Number(long low, long high) => Below(4) switch
    {
        0 => low,
        1 => high,
        _ => low + (long)((UInt128)(ulong)(high - low + 1) * Bits() >> 32),
    };

    /// <summary>One of several.</summary>
    public T Of<T>(ReadOnlySpan<T> several) => several[Below(several.Length)];
}
