using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// <c>count += step</c> for every column <c>count</c> or <c>count_NAME</c> that has a twin <c>step</c> or <c>step_NAME</c>, in unsigned integers that wrap around:
/// loaded from memory and stored there in every tick, told at once or not, so that there is next to no work but the store itself. For
/// whoever asks what a store costs when somebody else writes the same cache line. A row that steps by 0 is not even stored.
/// </summary>
public sealed class TallyKernel : IFusedKernel
{
    private const string Count = "count";
    private const string Step = "step";

    /// <inheritdoc/>
    public string Name => "tally";

    /// <inheritdoc/>
    public string Summary => "count += step, through memory";

    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<uint>(Count), ColumnUse.Reads<uint>(Step)];

    /// <inheritdoc/>
    public string Wants => "count with step, or count_NAME with step_NAME (uint32)";

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [new(Count, 0f, 0f, ElementType.UInt32), new(Step, 1f, 10f, ElementType.UInt32)];

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns) => TwinColumns.Bind<uint>(columns, Count, Step);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick) => RunTicks(rows, tick, ticks: 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RunTicks(KernelRows rows, Tick first, int ticks)
    {
        for (int pair = 0; pair < rows.ColumnCount; pair += 2)
        {
            Add(rows.Write<uint>(pair), rows.Read<uint>(pair + 1), ticks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(Span<uint> count, ReadOnlySpan<uint> step, int ticks)
    {
        for (int row = 0; row < count.Length; row++)
        {
            uint by = step[row];
            if (by == 0)
            {
                continue;
            }

            ref uint own = ref count[row];
            for (int tick = 0; tick < ticks; tick++)
            {
                // A plain one might be kept in a register until the last tick.
                Volatile.Write(ref own, Volatile.Read(ref own) + by);
            }
        }
    }
}
