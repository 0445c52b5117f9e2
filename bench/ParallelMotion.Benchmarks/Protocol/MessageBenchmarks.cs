using System.Buffers;
using BenchmarkDotNet.Attributes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Benchmarks.Protocol;

/// <summary>The two messages of every dispatch, to a frame and back, without the pipe.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    /// <summary>The stricter side's limit; both messages are far smaller.</summary>
    private const int MostBytes = Limits.MaxFrameBytesToCoordinator;

    private static readonly Execute Execute = new(FirstTick: 70_000, TickCount: 100);
    private static readonly Completed Completed = new(TickCount: 100, ElapsedNanoseconds: 5_000_000_000, Rows: 10_000_000);

    private readonly FrameEncoder _encoder = new(MostBytes);
    private readonly ReadOnlySequence<byte> _execute = Frame(Execute);
    private readonly ReadOnlySequence<byte> _completed = Frame(Completed);

    /// <summary>What a coordinator does for each worker.</summary>
    [Benchmark]
    public int EncodeExecute() => _encoder.Encode(Execute).Length;

    /// <summary>What a worker does.</summary>
    [Benchmark]
    public int DecodeExecute() => Decode<Execute>(_execute).TickCount;

    /// <summary>What a worker answers.</summary>
    [Benchmark]
    public int EncodeCompleted() => _encoder.Encode(Completed).Length;

    /// <summary>What a coordinator does with each answer.</summary>
    [Benchmark]
    public int DecodeCompleted() => Decode<Completed>(_completed).Rows;

    // As PipeConnection does: take the frame, look at its kind, then read it.
    private static T Decode<T>(in ReadOnlySequence<byte> frame) where T : IMessage<T> =>
        FrameDecoder.TryTake(frame, MostBytes, out ReadOnlySequence<byte> payload) && MessageCodec.KindOf(payload) == T.Kind
            ? MessageCodec.Decode<T>(payload)
            : throw new InvalidOperationException($"Cannot measure decoding because the frame is not whole: bytes={frame.Length}, kind={T.Kind}.");

    private static ReadOnlySequence<byte> Frame<T>(T message) where T : IMessage<T> =>
        new(new FrameEncoder(MostBytes).Encode(message).ToArray());
}
