using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>A worker's first message.</summary>
/// <param name="ProtocolVersion">Must equal <see cref="CurrentVersion"/>: both executables come from one build.</param>
/// <param name="Worker">The index that it was started with; one beyond the last worker's for a process that stands by.</param>
/// <param name="Pid">Its process id.</param>
/// <param name="Token">The <see cref="Limits.TokenBytes"/> bytes that the coordinator wrote to its standard input.</param>
public sealed record Hello(int ProtocolVersion, int Worker, int Pid, ReadOnlyMemory<byte> Token) : IMessage<Hello>
{
    /// <summary>The protocol that this build speaks. Raised with every change of any message.</summary>
    public const int CurrentVersion = 8;

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Hello;

    /// <inheritdoc/>
    public static int FieldCount => 4;

    /// <inheritdoc/>
    public static Hello ReadFields(ref MessagePackReader reader)
    {
        int version = reader.ReadInt32();
        int worker = FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxWorkers, "worker");
        int pid = FieldBounds.Within(reader.ReadInt32(), 1, int.MaxValue, "pid");
        ReadOnlySequence<byte>? token = reader.ReadBytes();
        return token is { Length: Limits.TokenBytes }
            ? new Hello(version, worker, pid, token.Value.ToArray())
            : throw FieldBounds.Outside("token", token?.Length ?? -1, $"{Limits.TokenBytes} bytes");
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(ProtocolVersion);
        writer.Write(Worker);
        writer.Write(Pid);
        writer.Write(Token.Span);
    }
}
