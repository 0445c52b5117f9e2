using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>
/// The runs that are compared on one table: a serial one to check against, and for each teller one for each number of ticks a
/// dispatch. All stream, so that they differ in nothing but how often workers are told.
/// </summary>
internal static class TellingPlans
{
    private const float Dt = 1f / 30;

    /// <summary>The kernel whose work is the least a row: telling weighs the most beside it.</summary>
    public static IKernel Kernel { get; } = new MotionKernel();

    /// <summary>Numbers of ticks a dispatch, the least first and all of them last.</summary>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="isQuick">Whether fewer points will do.</param>
    public static IEnumerable<int> Batches(int ticks, bool isQuick)
    {
        int[] usual = isQuick ? [1, 2, 5, 20] : [1, 2, 5, 10, 20, 50];
        return usual.Where(batch => batch < ticks).Append(ticks);
    }

    /// <summary>All runs on one table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="tellers">Who is told, and by what.</param>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="batches">Numbers of ticks a dispatch.</param>
    public static SchedulePlan For(ColumnTable table, IReadOnlyList<Teller> tellers, int ticks, IReadOnlyList<int> batches)
    {
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(Kernel, table.Names), table.Rows, ticks, Dt);
        IEnumerable<RunPlan> told =
            from teller in tellers
            from batch in batches
            select serial.On(teller.Workers, teller.Channel.Dispatch, batch);
        return SchedulePlan.Checked([serial, .. told]);
    }

    /// <summary>Whether a run of such a plan is a teller's.</summary>
    public static bool IsOf(this RunPlan run, Teller teller) => run.Dispatch == teller.Channel.Dispatch && run.Workers == teller.Workers;
}
