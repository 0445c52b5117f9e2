using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Lab;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>The table that all shapes start from and end in, and the runs of each.</summary>
internal static class ShapesPlan
{
    private const float Dt = 1f / 30;

    /// <summary>Types of the columns.</summary>
    public static ImmutableArray<ElementType> Types { get; } = [ElementType.Float32, ElementType.Float32, ElementType.UInt32];

    /// <summary>Makes the table.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="ticks">Ticks of each run.</param>
    /// <param name="seed">What its values are derived from.</param>
    public static ColumnTable Table(int rows, int ticks, ulong seed)
    {
        uint[] finalTick = new uint[rows];
        Array.Fill(finalTick, (uint)(ticks - 1));
        return new ColumnTable(rows, [.. GeneratedTable.Make(new MotionKernel().Example, rows, seed).Columns, new Column<uint>(FinalTick.Column, finalTick)]);
    }

    /// <summary>The runs of one shape: alone, on threads, on processes.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="table">The table.</param>
    /// <param name="workers">Threads, and processes.</param>
    /// <param name="ticks">Ticks of each run.</param>
    public static SchedulePlan For(RowShape shape, ColumnTable table, int workers, int ticks)
    {
        // Told once, so that telling is no part of it. Without a journal: nobody can go on with objects of a dead process.
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(shape.Kernel, table.Names), table.Rows, ticks, Dt) with { KeepsJournal = false };
        return SchedulePlan.Checked([serial, serial.On(workers, DispatchMode.Threads, ticks), serial.On(workers, DispatchMode.PerRun, ticks)]);
    }
}
