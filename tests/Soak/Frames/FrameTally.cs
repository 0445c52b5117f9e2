using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Soak.Frames;

/// <summary>What came of mutated frames.</summary>
internal sealed class FrameTally
{
    private readonly long[] _refused = new long[Enum.GetValues<ProtocolFault>().Length];

    /// <summary>Mutated frames so far.</summary>
    public long Frames => Accepted + Refused;

    /// <summary>Those that were a message after all.</summary>
    public long Accepted { get; private set; }

    /// <summary>Those that ended their connection.</summary>
    public long Refused => _refused.Sum();

    /// <summary>The most that reading one cost, with its connection and its exception, in bytes.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>Notes one.</summary>
    public void Add(ProtocolFault? fault, long allocated)
    {
        if (fault is null)
        {
            Accepted++;
        }
        else
        {
            _refused[(int)fault]++;
        }

        MostAllocated = Math.Max(MostAllocated, allocated);
    }

    /// <summary>Frames that were refused for a reason.</summary>
    public long RefusedFor(ProtocolFault fault) => _refused[(int)fault];

    public override string ToString()
    {
        string faults = string.Join(", ", Enum.GetValues<ProtocolFault>().Select(fault => $"{fault}={RefusedFor(fault)}"));
        return $"frames={Frames}, accepted={Accepted}, refused={Refused} ({faults}), otherExceptions=0, mostBytesAllocated={MostAllocated}";
    }
}
