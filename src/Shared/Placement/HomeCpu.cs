using System.Numerics;

namespace ParallelMotion.Shared.Placement;

/// <summary>
/// The CPU that a worker is set down on when it attaches, free to be moved from there. Coordinator and workers inherit one
/// set of CPUs, so both know every worker's without being told. Linux only.
/// </summary>
public static class HomeCpu
{
    /// <summary>In place of a CPU where the system doesn't say.</summary>
    public const int Unknown = -1;

    private static readonly int[] Allowed = Read();

    /// <summary>The CPU that the calling thread runs on at this moment, or <see cref="Unknown"/>.</summary>
    public static int Current => OperatingSystem.IsLinux() ? LinuxAffinity.CurrentCpu() : Unknown;

    /// <summary>A worker's home: the allowed CPUs in their order, and from the first again when there are more workers.</summary>
    /// <param name="worker">The worker's index.</param>
    public static int Of(int worker) => Allowed.Length == 0 ? Unknown : Allowed[worker % Allowed.Length];

    private static int[] Read()
    {
        ulong[]? mask = OperatingSystem.IsLinux() ? LinuxAffinity.Read() : null;
        List<int> cpus = [];
        for (int word = 0; word < mask?.Length; word++)
        {
            for (ulong bits = mask[word]; bits != 0; bits &= bits - 1)
            {
                cpus.Add((word * CpuMask.BitsPerWord) + BitOperations.TrailingZeroCount(bits));
            }
        }

        return [.. cpus];
    }
}
