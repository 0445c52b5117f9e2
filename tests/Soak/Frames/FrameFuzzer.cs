using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Soak.Frames;

/// <summary>
/// Lays mutated frames before a connection, some with a valid one before or behind, cut into pieces of all sizes. Each is a message within
/// all bounds or a breach that ends its connection; nothing else, and for a bounded number of bytes.
/// </summary>
internal sealed class FrameFuzzer
{
    /// <summary>Until code is compiled and texts of exceptions are loaded, which costs once and is counted for no frame.</summary>
    private const long WarmUpFrames = 2000;

    /// <summary>Frames that are made of the same valid ones.</summary>
    private const long FramesPerStock = 100_000;

    private const int FramesOfKind = 64;
    private const uint StockStream = 1;
    private const uint MutationStream = 2;

    /// <summary>Byte by byte costs a call for each: only for short ones.</summary>
    private const int CrumbledBytes = 400;

    private readonly ulong _seed;
    private readonly FrameTally _tally;
    private readonly Draws _draws;
    private readonly FrameMutator _mutator;
    private readonly FrameMaker _maker;
    private readonly FrameJudge _judge = new();
    private readonly List<byte[]> _stock = [];
    private long _stockNumber = -1;

    /// <summary>Makes one.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="tally">Counts.</param>
    public FrameFuzzer(ulong seed, FrameTally tally)
    {
        _seed = seed;
        _tally = tally;
        _draws = new Draws(seed);
        _mutator = new FrameMutator(_draws);
        _maker = new FrameMaker(_draws);
    }

    /// <summary>Tries frames.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="FrameFailedException">One was taken otherwise.</exception>
    public void Run(long first, long count)
    {
        for (long warm = _judge.IsWarm ? 0 : WarmUpFrames; warm > 0; warm--)
        {
            _ = Try(first + warm);
        }

        _judge.IsWarm = true;
        for (long frame = first; frame < first + count; frame++)
        {
            _tally.Add(Try(frame), _judge.Allocated);
        }
    }

    private ProtocolFault? Try(long frame)
    {
        Stock(frame / FramesPerStock);
        _draws.Begin(frame, MutationStream);
        _mutator.Make(Any(), Any());
        ReadOnlyMemory<byte> before = _draws.OneIn(4) ? Any() : default;
        ReadOnlyMemory<byte> behind = _draws.OneIn(4) ? Any() : default;
        Spoken spoken = new(before, _mutator.Frame, behind, PieceFor(before.Length + _mutator.Frame.Length + behind.Length));
        try
        {
            return _judge.Judge(spoken, _draws.Below(8));
        }
        catch (Exception cause)
        {
            throw new FrameFailedException(_seed, frame, _mutator.Frame.Span, cause);
        }
    }

    private byte[] Any() => _stock[_draws.Below(_stock.Count)];

    private int PieceFor(int bytes) => _draws.Of<int>(bytes <= CrumbledBytes ? [1, 3, 7, int.MaxValue] : [509, 4096, int.MaxValue]);

    private void Stock(long number)
    {
        if (number == _stockNumber)
        {
            return;
        }

        _stockNumber = number;
        _stock.Clear();
        _draws.Begin(number, StockStream);
        foreach (MessageKind kind in FrameMaker.Kinds)
        {
            for (int turn = 0; turn < FramesOfKind; turn++)
            {
                _stock.Add(_maker.Make(kind));
            }
        }
    }
}
