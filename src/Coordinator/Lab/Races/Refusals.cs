using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>Tries to break the rule in the three places where it is enforced, the last with a real worker that dies of it.</summary>
internal static class Refusals
{
    /// <summary>Enough for 64 KiB borders between two workers: below, no page is anybody's alone.</summary>
    private const int GuardedRows = 1 << 20;

    /// <summary>The first worker's first answer is preceded by a write to the row behind its own.</summary>
    private const string Drill = "completed:1:stray:0";

    /// <summary>Tries all three.</summary>
    public static IReadOnlyList<Refusal> Try(LabRoom room, RacePlans plans) => [InThePlan(plans.Wrong), InTheWorker(), ByTheMemoryUnit(room)];

    private static Refusal InThePlan(RunPlan wrong)
    {
        const string Where = "plan";
        const string Attempt = "two workers get the same rows";
        const string Outcome = "refused";
        try
        {
            PhaseCheck.Require(wrong);
            return new Refusal(Where, Attempt, Outcome, Message: null, IsHeld: false);
        }
        catch (RefusedException refused)
        {
            return new Refusal(Where, Attempt, Outcome, refused.Message, IsHeld: true);
        }
    }

    private static Refusal InTheWorker()
    {
        const string Where = "kernel's spans";
        const string Attempt = "a kernel writes the row behind its own";
        const string Outcome = "thrown";
        BoundColumns columns = new([ColumnUse.Writes<uint>("count")], static use => new ScratchColumn(use.ElementType, rows: 2));
        try
        {
            KernelRows own = columns.Rows(new RowRange(0, 1));
            own.Write<uint>(0)[own.Count] = RacePlans.Step;
            return new Refusal(Where, Attempt, Outcome, Message: null, IsHeld: false);
        }
        catch (IndexOutOfRangeException refused)
        {
            return new Refusal(Where, Attempt, Outcome, refused.Message, IsHeld: true);
        }
    }

    private static Refusal ByTheMemoryUnit(LabRoom room)
    {
        const string Where = "memory unit";
        const string Attempt = "a worker writes behind its rows";
        const string Outcome = "stopped";
        RunPlan run = RacePlans.For(GuardedRows, workers: 2, ticks: 1).Right;
        ColumnTable table = RacePlans.Table(GuardedRows);
        using Workbench bench = room.Open(table, run.Partition, drill: Drill, restarts: RestartLimit.None);
        try
        {
            _ = bench.Executor.Run(run);
            return new Refusal(Where, Attempt, Outcome, Message: null, IsHeld: false);
        }
        catch (WorkerFailedException stopped) when (!room.Stop.IsCancellationRequested)
        {
            bool isHarmed = IsHarmed(bench.Table.Column("count").Rows<uint>(new RowRange(0, GuardedRows)));
            string message = FirstSentences(stopped.Message);
            return new Refusal(
                Where, Attempt, Outcome, isHarmed ? $"{message} BUT A ROW WAS CHANGED." : message, !isHarmed && IsByMemoryUnit(stopped.Message));
        }
    }

    /// <summary>Whether a row was changed by the stray write: counts go up in even steps, and it flips the lowest bit.</summary>
    internal static bool IsHarmed(ReadOnlySpan<uint> counts)
    {
        foreach (uint count in counts)
        {
            if (count % RacePlans.Step != 0)
            {
                return true;
            }
        }

        return false;
    }

    // With an address, or where none can be had, by the exit code alone.
    private static bool IsByMemoryUnit(string message) =>
        message.Contains("stopped by the memory unit", StringComparison.Ordinal) || message.Contains("stopped by a memory fault", StringComparison.Ordinal);

    // What follows is advice, and the runtime's own last words.
    private static string FirstSentences(string message) =>
        message.IndexOf(" A kernel may ", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message.Split('\n')[0];
}
