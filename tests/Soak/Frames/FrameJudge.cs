using System.Buffers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Soak.Frames;

/// <summary>Reads what was said to its end or to its first breach, and holds what came of it against what was promised.</summary>
internal sealed class FrameJudge
{
    /// <summary>A connection, a read's buffer, and exceptions with their texts and traces.</summary>
    private const long BytesForAnything = 24 * 1024;

    /// <summary>A text of one letter takes two bytes on the wire, and 40 as a string that an array names.</summary>
    private const long BytesForEachByte = 24;

    private readonly ArrayBufferWriter<byte> _first = new();
    private readonly ArrayBufferWriter<byte> _second = new();

    /// <summary>Whether what is read costs no more than it will: only then is it held against the bound.</summary>
    public bool IsWarm { get; set; }

    /// <summary>Bytes that the last reading allocated: connection, messages and exception.</summary>
    public long Allocated { get; private set; }

    /// <summary>Judges.</summary>
    /// <param name="spoken">What was said.</param>
    /// <param name="end">Picks who hears it: a worker, a coordinator, or one that awaits a hello.</param>
    /// <returns>The breach that ended it; null when all were messages.</returns>
    public ProtocolFault? Judge(Spoken spoken, int end)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        using PipeConnection pipe = end switch { 0 => PipeConnection.OfStranger(spoken), < 4 => PipeConnection.OfWorker(spoken), _ => PipeConnection.OfCoordinator(spoken) };
        Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        ProtocolFault? fault = ReadToItsEnd(pipe);
        if (IsWarm && Allocated > BytesForAnything + (BytesForEachByte * spoken.Bytes))
        {
            throw new InvalidOperationException(
                $"Broken promise: a frame cost too much: allocated={Allocated}, said={spoken.Bytes}, expected={BytesForAnything} + {BytesForEachByte} for each byte said, at most.");
        }

        if (fault is not null)
        {
            RequireDeaf(pipe);
        }

        return fault;
    }

    private ProtocolFault? ReadToItsEnd(PipeConnection pipe)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            while (pipe.TryWait(out MessageKind kind))
            {
                Take(pipe, kind, ref before);
            }

            return null;
        }
        catch (ProtocolException breach)
        {
            return breach.Fault;
        }
        finally
        {
            Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private void Take(PipeConnection pipe, MessageKind kind, ref long before)
    {
        switch (kind)
        {
            case MessageKind.Hello:
                Check(pipe.Take<Hello>(), ref before);
                break;
            case MessageKind.Attach:
                Check(pipe.Take<Attach>(), ref before);
                break;
            case MessageKind.Ready:
                Check(pipe.Take<Ready>(), ref before);
                break;
            case MessageKind.Execute:
                Check(pipe.Take<Execute>(), ref before);
                break;
            case MessageKind.Completed:
                Check(pipe.Take<Completed>(), ref before);
                break;
            case MessageKind.Failed:
                Check(pipe.Take<Failed>(), ref before);
                break;
            case MessageKind.Shutdown:
                Check(pipe.Take<Shutdown>(), ref before);
                break;
            case MessageKind.Wake:
                Check(pipe.Take<Wake>(), ref before);
                break;
            default:
                throw new InvalidOperationException($"Broken promise: a message of no known kind was found: kind={(int)kind}.");
        }
    }

    // What checking allocates is none of the reading's cost.
    private void Check<T>(T message, ref long before) where T : IMessage<T>
    {
        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        MessageBounds.Require(message);
        Encode(_first, message);
        Encode(_second, MessageCodec.Decode<T>(new ReadOnlySequence<byte>(_first.WrittenMemory)));
        if (!_first.WrittenSpan.SequenceEqual(_second.WrittenSpan))
        {
            throw new InvalidOperationException($"Broken promise: {T.Kind} came back as another message.");
        }

        before = GC.GetAllocatedBytesForCurrentThread();
    }

    private static void Encode<T>(ArrayBufferWriter<byte> to, T message) where T : IMessage<T>
    {
        to.ResetWrittenCount();
        MessageCodec.Encode(to, message);
    }

    private static void RequireDeaf(PipeConnection pipe)
    {
        try
        {
            _ = pipe.TryWait(out MessageKind kind);
            throw new InvalidOperationException($"Broken promise: a connection was read on after a breach: found={kind}.");
        }
        catch (ProtocolException)
        {
            // As promised.
        }
    }
}
