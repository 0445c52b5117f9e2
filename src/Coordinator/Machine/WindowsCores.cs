using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>
/// The records in which Windows lists its cores (SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX of relation RelationProcessorCore, as a
/// 64-bit process gets them). Parsed on any system, and so tested; asked for on Windows, untested there.
/// </summary>
internal static class WindowsCores
{
    private const int GroupCpus = 64;
    private const int SizeOffset = 4;
    private const int EfficiencyClassOffset = 9;
    private const int GroupCountOffset = 30;
    private const int GroupsOffset = 32;

    /// <summary>GROUP_AFFINITY: a mask of 64 CPUs, the group's number, and padding.</summary>
    private const int GroupBytes = 16;

    /// <summary>Reads them.</summary>
    /// <param name="records">One behind the other.</param>
    /// <param name="affinity">The process's mask, which speaks of one group of 64; with several groups it doesn't say which, and all are taken for allowed.</param>
    /// <returns>Null when they are cut off, or there are none.</returns>
    public static CoreMap? Parse(ReadOnlySpan<byte> records, ulong affinity)
    {
        List<(ImmutableArray<int> Cpus, byte Class)> cores = [];
        for (ReadOnlySpan<byte> rest = records; rest.Length > 0;)
        {
            int size = rest.Length >= GroupsOffset ? BinaryPrimitives.ReadInt32LittleEndian(rest[SizeOffset..]) : 0;
            if (size < GroupsOffset + GroupBytes || size > rest.Length)
            {
                return null;
            }

            cores.Add(([.. CpusOf(rest[..size])], rest[EfficiencyClassOffset]));
            rest = rest[size..];
        }

        return cores.Count == 0 ? null : Map(cores, affinity);
    }

    private static CoreMap Map(List<(ImmutableArray<int> Cpus, byte Class)> cores, ulong affinity)
    {
        (byte least, byte most) = (cores.Min(static core => core.Class), cores.Max(static core => core.Class));
        int[] cpus = [.. cores.SelectMany(static core => core.Cpus)];
        bool isOneGroup = Array.TrueForAll(cpus, static cpu => cpu < GroupCpus);
        return new CoreMap
        {
            // A higher class is faster, and hungrier.
            Cores = [.. cores.Select(core => new ProcessorCore(
                core.Cpus, least == most ? CoreKind.Alike : core.Class == most ? CoreKind.Performance : CoreKind.Efficiency))],
            KnowsSiblings = true,
            Allowed = [.. cpus.Where(cpu => !isOneGroup || affinity == 0 || ((affinity >> cpu) & 1) != 0)],
        };
    }

    private static List<int> CpusOf(ReadOnlySpan<byte> record)
    {
        List<int> cpus = [];
        int groups = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(record[GroupCountOffset..]), (record.Length - GroupsOffset) / GroupBytes);
        for (int index = 0; index < groups; index++)
        {
            ReadOnlySpan<byte> group = record[(GroupsOffset + (index * GroupBytes))..];
            int first = GroupCpus * BinaryPrimitives.ReadUInt16LittleEndian(group[sizeof(ulong)..]);
            for (ulong mask = BinaryPrimitives.ReadUInt64LittleEndian(group); mask != 0; mask &= mask - 1)
            {
                cpus.Add(first + BitOperations.TrailingZeroCount(mask));
            }
        }

        return cpus;
    }
}
