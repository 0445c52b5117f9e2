using System.Collections.Immutable;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Soak.Frames;

/// <summary>Makes valid frames of every kind, with fields up to their bounds.</summary>
/// <param name="draws">Where the fields come from.</param>
internal sealed class FrameMaker(Draws draws)
{
    /// <summary>Most messages are small; one in so many is as large as its bounds let it be.</summary>
    private const int SmallPerLarge = 200;

    private static readonly string[] Letters = ["a", "Z", "0", ".", "é", "€", "𝄞", "\0"];

    private readonly FrameEncoder _encoder = new(int.MaxValue);

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<MessageKind> Kinds { get; } = [.. Enum.GetValues<MessageKind>().Where(static kind => kind != MessageKind.Invalid)];

    /// <summary>Makes a frame.</summary>
    /// <returns>Header and payload.</returns>
    public byte[] Make(MessageKind kind) => kind switch
    {
        MessageKind.Hello => Frame(new Hello(
            (int)draws.Number(int.MinValue, int.MaxValue), (int)draws.Number(0, Limits.MaxWorkers - 1), (int)draws.Number(1, int.MaxValue), Bytes(Limits.TokenBytes))),
        MessageKind.Attach => Frame(MakeAttach()),
        MessageKind.Ready => Frame(new Ready(
            draws.Number(0, long.MaxValue - 1), Text(Limits.MaxVectorUnitName), [.. Enumerable.Range(0, Count(0, Limits.MaxColumns)).Select(_ => draws.Number(0, long.MaxValue - 1))])),
        MessageKind.Execute => Frame(MakeExecute()),
        MessageKind.Completed => Frame(new Completed((int)draws.Number(0, Limits.MaxTicks), draws.Number(0, long.MaxValue - 1), (int)draws.Number(0, Limits.MaxRows))),
        MessageKind.Failed => Frame(new Failed(Text(Limits.MaxFailureText), (int)draws.Number(Failed.Itself, Limits.MaxWorkers - 1))),
        MessageKind.Shutdown => Frame(default(Shutdown)),
        MessageKind.Wake => Frame(default(Wake)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Cannot make a frame because nobody has said yet how messages of that kind look."),
    };

    private byte[] Frame<T>(T message) where T : IMessage<T> => _encoder.Encode(message).ToArray();

    private Execute MakeExecute()
    {
        int first = (int)draws.Number(0, Limits.MaxTicks);
        return new Execute(first, (int)draws.Number(0, Limits.MaxTicks - first), draws.Number(0, long.MaxValue - 1), draws.OneIn(2));
    }

    private Attach MakeAttach()
    {
        int rows = (int)draws.Number(1, Limits.MaxRows);
        int start = (int)draws.Number(0, rows);
        return new Attach
        {
            Run = new RunId(((ulong)draws.Bits() << 32) | draws.Bits() | 1),
            Worker = (int)draws.Number(Attach.Nobody, Limits.MaxWorkers - 1),
            Place = Text(Limits.MaxPlaceLength),
            Workers = (int)draws.Number(1, Limits.MaxWorkers),
            Rows = rows,
            Range = new RowRange(start, (int)draws.Number(start, rows)),
            Kernels = MakeKernels(),
            Dt = BitConverter.UInt32BitsToSingle(draws.Bits()),
            Sweep = draws.Of<Sweep>([Sweep.Streaming, Sweep.Tiled, Sweep.Fused]),
            TileRows = (int)draws.Number(1, Limits.MaxTileRows),
            Cpu = (int)draws.Number(-1, Limits.MaxProcessors - 1),
            IsRung = draws.OneIn(2),
            SegmentRows = (int)draws.Number(0, Limits.MaxSegmentRows),
            Spin = new SpinBudget(draws.Number(0, SpinBudget.MaxNanoseconds), (int)draws.Number(0, SpinBudget.MaxYields)),
            IsAudit = draws.OneIn(2),
            JournalBytes = (int)draws.Number(0, Limits.MaxJournalBytes),
        };
    }

    private ImmutableArray<AttachedKernel> MakeKernels()
    {
        int kernels = Count(1, Limits.MaxKernels);
        return [.. Enumerable.Range(0, kernels).Select(_ => new AttachedKernel(
            Text(Limits.MaxKernelReference), (int)draws.Number(0, Limits.MaxKernels - 1), [.. Enumerable.Range(0, Count(1, Limits.MaxColumns / kernels)).Select(_ => Text(Limits.MaxColumnNameBytes))]))];
    }

    private int Count(int low, int high) => draws.OneIn(SmallPerLarge) ? (int)draws.Number(low, high) : low + draws.Below(Math.Min(high - low + 1, 6));

    private string Text(int most)
    {
        int length = draws.OneIn(SmallPerLarge) ? most : draws.Below(Math.Min(most, 12));
        string text = string.Concat(Enumerable.Range(0, length).Select(_ => draws.OneIn(8) ? draws.Of<string>(Letters) : "x"));
        return text.Length <= most ? text : new string('y', most);
    }

    private byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)draws.Bits())];
}
