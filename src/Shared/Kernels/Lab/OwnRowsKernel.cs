using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels.Lab;

/// <summary>
/// <c>pos += vel * dt</c> with the bits of <see cref="MotionKernel"/> (but for the bits within a NaN), on rows in another shape than columns: filled from the columns in a run's first tick,
/// advanced in every tick, and written back in the last, whose number <see cref="FinalTick.Column"/> holds in every row. For whoever asks what a shape costs.
/// <para>
/// What it holds lies in the process that computes, and nowhere else: that is what such shapes are. So it breaks the rule that a kernel holds no state, a run of it
/// must keep no journal (nobody can go on with objects of a dead process), and it gets its range whole.
/// </para>
/// </summary>
/// <typeparam name="TRows">What holds the rows of a range.</typeparam>
public abstract class OwnRowsKernel<TRows> : IKernel
    where TRows : class
{
    // By range: threads of one process compute several, each its own. Kept for the next run, which fills them anew.
    private readonly ConcurrentDictionary<RowRange, TRows> _held = new();

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public bool IsElementwise => false;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("pos"), ColumnUse.Reads<float>("vel"), ColumnUse.Reads<uint>(FinalTick.Column)];

    /// <inheritdoc/>
    public IReadOnlyList<ExampleColumn> Example => [.. new MotionKernel().Example, new(FinalTick.Column, 0f, 0f, ElementType.UInt32)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(KernelRows rows, Tick tick)
    {
        if (rows.Count == 0)
        {
            return;
        }

        TRows held = tick.Number == 0 ? Filled(rows) : HeldFor(rows.Range);
        Advance(held, tick.Dt);
        if (tick.Number == rows.Read<uint>(2)[0])
        {
            Store(held, rows.Write<float>(0));
        }
    }

    /// <summary>Makes rows, whatever they hold.</summary>
    /// <param name="rows">How many.</param>
    protected abstract TRows Make(int rows);

    /// <summary>Gives all rows their values.</summary>
    /// <param name="held">The rows.</param>
    /// <param name="positions">Their positions.</param>
    /// <param name="velocities">Their velocities.</param>
    protected abstract void Fill(TRows held, ReadOnlySpan<float> positions, ReadOnlySpan<float> velocities);

    /// <summary>Takes all rows through a tick.</summary>
    /// <param name="held">The rows.</param>
    /// <param name="dt">The length of the tick.</param>
    protected abstract void Advance(TRows held, float dt);

    /// <summary>Writes the positions of all rows back.</summary>
    /// <param name="held">The rows.</param>
    /// <param name="positions">Where.</param>
    protected abstract void Store(TRows held, Span<float> positions);

    private TRows Filled(KernelRows rows)
    {
        int count = rows.Count;
        TRows held = _held.GetOrAdd(rows.Range, _ => Make(count));
        Fill(held, rows.Read<float>(0), rows.Read<float>(1));
        return held;
    }

    private TRows HeldFor(RowRange range) => _held.TryGetValue(range, out TRows? held)
        ? held
        : throw new InvalidOperationException($"Cannot go on with rows because this process holds none of them: kernel={Name}, rows={range}, expected=those that its first tick filled.");
}
