using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels.Lab;

/// <summary>
/// <c>pos += vel * dt</c> with the bits of <see cref="MotionKernel"/> (but for the bits within a NaN), computed on an object that is made for each row: one in
/// <see cref="RowsPerKept"/> lives on until <see cref="Kept"/> others of its thread have, all others are garbage at once. For whoever asks what a garbage-collected heap
/// that threads share costs them.
/// <para>
/// Where the table has <see cref="PausedColumn"/> and <see cref="CollectedColumn"/>, the kernel notes there what the garbage collector of the process that computes
/// has done so far: in the first row of a range before the first tick, and in the last row of each call after it. That is no result, and differs from run to run:
/// whoever asks for it wipes it before results are compared.
/// </para>
/// </summary>
public sealed class ChurnKernel : IKernel
{
    /// <summary>Of so many rows, one's object lives on.</summary>
    public const int RowsPerKept = 8;

    /// <summary>Objects of a thread that live, at most: 24 bytes each.</summary>
    public const int Kept = 1 << 15;

    /// <summary>Seconds (float64) in which the process's threads were suspended for the collector, since it started.</summary>
    public const string PausedColumn = "gc_paused";

    /// <summary>Collections (uint32) of the process since it started.</summary>
    public const string CollectedColumn = "gc_collected";

    private const string Position = "pos";
    private const string Velocity = "vel";

    [ThreadStatic]
    private static Body?[]? _kept;

    [ThreadStatic]
    private static int _next;

    /// <inheritdoc/>
    public string Name => "churn";

    /// <inheritdoc/>
    public string Summary => "pos += vel * dt, on an object for each row";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>(Position), ColumnUse.Reads<float>(Velocity)];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Position, -1000f, 1000f), new(Velocity, -10f, 10f)];

    /// <summary>The columns for notes: zeros.</summary>
    public static IReadOnlyList<ExampleColumn> Notes => [new(PausedColumn, 0f, 0f, ElementType.Float64), new(CollectedColumn, 0f, 0f, ElementType.UInt32)];

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return !Columns.All(use => columns.Contains(use.Column)) ? []
            : columns.Contains(PausedColumn) && columns.Contains(CollectedColumn)
                ? [.. Columns, ColumnUse.Writes<double>(PausedColumn), ColumnUse.Writes<uint>(CollectedColumn)]
                : Columns;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick)
    {
        bool isNoting = rows.ColumnCount > 2 && rows.Count > 0;
        if (isNoting && tick.Number == 0)
        {
            Note(rows, row: 0);
        }

        Advance(rows.Write<float>(0), rows.Read<float>(1), tick.Dt);
        if (isNoting)
        {
            Note(rows, rows.Count - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Advance(Span<float> positions, ReadOnlySpan<float> velocities, float dt)
    {
        Body?[] kept = _kept ??= new Body?[Kept];
        int next = _next;
        for (int row = 0; row < positions.Length; row++)
        {
            Body body = new(positions[row], velocities[row]);
            body.Advance(dt);
            positions[row] = body.Position;
            if (row % RowsPerKept == 0)
            {
                kept[next] = body;
                next = (next + 1) & (Kept - 1);
            }
        }

        _next = next;
    }

    private static void Note(KernelRows rows, int row)
    {
        rows.Write<double>(2)[row] = GC.GetTotalPauseDuration().TotalSeconds;
        rows.Write<uint>(3)[row] = (uint)GC.CollectionCount(0);
    }

    private sealed class Body(float position, float velocity)
    {
        public float Position { get; private set; } = position;

        public void Advance(float dt) => Position += velocity * dt;
    }
}
