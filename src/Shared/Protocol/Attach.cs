using System.Collections.Immutable;
using MessagePack;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Shared.Protocol;

/// <summary>
/// Tells a worker what to map and what to do with it until the next attach. The range may be empty: such a worker
/// answers every execute and touches nothing. Sent to <see cref="Nobody"/> it is a rehearsal.
/// </summary>
public sealed record Attach : IMessage<Attach>
{
    /// <summary>
    /// The worker of a rehearsal: the process compiles and loads what the order takes, on scratch rows, maps the columns without
    /// a row of its own, lets go of them and is attached to nothing.
    /// </summary>
    public const int Nobody = -1;

    /// <summary>Which worker the process is from now on; or <see cref="Nobody"/>.</summary>
    public required int Worker { get; init; }

    /// <summary>Whether it is a rehearsal.</summary>
    public bool IsRehearsal => Worker == Nobody;

    /// <summary>The run whose regions these are.</summary>
    public required RunId Run { get; init; }

    /// <summary>Where they lie: <see cref="RegionStore.Place"/>.</summary>
    public required string Place { get; init; }

    /// <summary>Slots of the control region.</summary>
    public required int Workers { get; init; }

    /// <summary>Rows of every column.</summary>
    public required int Rows { get; init; }

    /// <summary>The rows of this worker.</summary>
    public required RowRange Range { get; init; }

    /// <summary>The kernels of a tick, as they were asked for; each with its columns, which the worker maps.</summary>
    public required ImmutableArray<AttachedKernel> Kernels { get; init; }

    /// <summary>The length of a tick.</summary>
    public required float Dt { get; init; }

    /// <summary>How the ticks of one dispatch cross the range.</summary>
    public required Sweep Sweep { get; init; }

    /// <summary>Rows of a tile, for the tiled sweep.</summary>
    public required int TileRows { get; init; }

    /// <summary>The CPU that the worker's computing thread is to stay on, or <see cref="ThreadPlacement.Anywhere"/>.</summary>
    public int Cpu { get; init; } = ThreadPlacement.Anywhere;

    /// <summary>Whether orders come by the doorbell; otherwise over the pipe.</summary>
    public bool IsRung { get; init; }

    /// <summary>Rows that each of the worker's segments can hold; 0 where no kernel finds rows.</summary>
    public int SegmentRows { get; init; }

    /// <summary>How long the worker may watch a word of the control region before it sleeps.</summary>
    public SpinBudget Spin { get; init; }

    /// <summary>
    /// Whether the worker maps columns for itself alone, and says in <see cref="WrittenBits"/> what its ticks changed of each: no
    /// shared row changes.
    /// </summary>
    public bool IsAudit { get; init; }

    /// <summary>Bytes that a tile's written columns may take in the worker's journal; 0 where none is kept.</summary>
    public int JournalBytes { get; init; }

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Attach;

    /// <inheritdoc/>
    public static int FieldCount => 18;

    /// <inheritdoc/>
    public static Attach ReadFields(ref MessagePackReader reader)
    {
        ulong run = reader.ReadUInt64();
        if (run == 0)
        {
            throw FieldBounds.Outside("run", run, "the number of a run, never 0");
        }

        int worker = FieldBounds.Within(reader.ReadInt32(), Nobody, Limits.MaxWorkers - 1, "worker");
        string place = FieldBounds.Text(reader.ReadString(), Limits.MaxPlaceLength, "place");
        int workers = FieldBounds.Within(reader.ReadInt32(), 1, Limits.MaxWorkers, "workers");
        int rows = FieldBounds.Within(reader.ReadInt32(), 1, Limits.MaxRows, "rows");
        int start = FieldBounds.Within(reader.ReadInt32(), 0, rows, "rangeStart");
        int end = FieldBounds.Within(reader.ReadInt32(), start, rows, "rangeEnd");
        return new Attach
        {
            Run = new RunId(run),
            Worker = worker,
            Place = place,
            Workers = workers,
            Rows = rows,
            Range = new RowRange(start, end),
            Kernels = AttachedKernel.ReadAll(ref reader),
            Dt = reader.ReadSingle(),
            Sweep = ReadSweep(ref reader),
            TileRows = FieldBounds.Within(reader.ReadInt32(), 1, Limits.MaxTileRows, "tileRows"),
            Cpu = FieldBounds.Within(reader.ReadInt32(), ThreadPlacement.Anywhere, Limits.MaxProcessors - 1, "cpu"),
            IsRung = reader.ReadBoolean(),
            SegmentRows = FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxSegmentRows, "segmentRows"),
            Spin = ReadSpin(ref reader),
            IsAudit = reader.ReadBoolean(),
            JournalBytes = FieldBounds.Within(reader.ReadInt32(), 0, Limits.MaxJournalBytes, "journalBytes"),
        };
    }

    /// <inheritdoc/>
    public void WriteFields(ref MessagePackWriter writer)
    {
        writer.Write(Run.Value);
        writer.Write(Worker);
        writer.Write(Place);
        writer.Write(Workers);
        writer.Write(Rows);
        writer.Write(Range.Start);
        writer.Write(Range.End);
        AttachedKernel.WriteAll(ref writer, Kernels);
        writer.Write(Dt);
        writer.Write((int)Sweep);
        writer.Write(TileRows);
        writer.Write(Cpu);
        writer.Write(IsRung);
        writer.Write(SegmentRows);
        writer.Write(Spin.Nanoseconds);
        writer.Write(Spin.Yields);
        writer.Write(IsAudit);
        writer.Write(JournalBytes);
    }

    private static Sweep ReadSweep(ref MessagePackReader reader)
    {
        Sweep sweep = (Sweep)reader.ReadInt32();
        return Enum.IsDefined(sweep) && sweep != Sweep.Invalid
            ? sweep
            : throw FieldBounds.Outside("sweep", (int)sweep, "a known sweep");
    }

    private static SpinBudget ReadSpin(ref MessagePackReader reader)
    {
        long nanoseconds = reader.ReadInt64();
        return nanoseconds is >= 0 and <= SpinBudget.MaxNanoseconds
            ? new SpinBudget(nanoseconds, FieldBounds.Within(reader.ReadInt32(), 0, SpinBudget.MaxYields, "yields"))
            : throw FieldBounds.Outside("spinNanoseconds", nanoseconds, $"0 to {SpinBudget.MaxNanoseconds}");
    }
}
