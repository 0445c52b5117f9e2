namespace ParallelMotion.Shared.Placement;

/// <summary>Sets of CPUs as the systems take them: bit n of word n / 64.</summary>
internal static class CpuMask
{
    /// <summary>CPUs that one word holds.</summary>
    public const int BitsPerWord = 64;

    /// <summary>Words that hold every CPU a kernel can have: a mask shorter than the kernel's own would be refused.</summary>
    public const int Words = Limits.MaxProcessors / BitsPerWord;

    /// <summary>The set of all CPUs that a machine can have.</summary>
    public static ulong[] All => [.. Enumerable.Repeat(ulong.MaxValue, Words)];

    /// <summary>The set of one CPU.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No machine has such a CPU.</exception>
    public static ulong[] Of(int cpu)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cpu);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cpu, Limits.MaxProcessors);
        ulong[] mask = new ulong[Words];
        mask[cpu / BitsPerWord] = 1UL << (cpu % BitsPerWord);
        return mask;
    }
}
