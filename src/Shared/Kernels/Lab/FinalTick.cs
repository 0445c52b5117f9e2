namespace ParallelMotion.Shared.Kernels.Lab;

/// <summary>How a kernel that keeps rows in a shape of its own knows when to write them back: no kernel is told how many ticks a run has.</summary>
public static class FinalTick
{
    /// <summary>The column (uint32): the number of the run's last tick, in every row.</summary>
    public const string Column = "final_tick";
}
