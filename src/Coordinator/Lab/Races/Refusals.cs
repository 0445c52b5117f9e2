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
            return new Refusal(Where, Attempt, Outcome, Message: null);
        }
        catch (RefusedException refused)
        {
            return new Refusal(Where, Attempt, Outcome, refused.Message);
        }
    }

    private static Refusal InTheWorker()
    {
        const string Where = "kernel's spans";
        const string Attempt = "a kernel writes what it declared as read";
        const string Outcome = "thrown";
        BoundColumns columns = new([ColumnUse.Reads<uint>("step")], static use => new ScratchColumn(use.ElementType, rows: 1));
        try
        {
            columns.Rows(new RowRange(0, 1)).Write<uint>(0).Clear();
            return new Refusal(Where, Attempt, Outcome, Message: null);
        }
        catch (InvalidOperationException refused)
        {
            return new Refusal(Where, Attempt, Outcome, refused.Message);
        }
    }

    private static Refusal ByTheMemoryUnit(LabRoom room)
    {
        const string Where = "memory unit";
        const string Attempt = "a worker writes behind its rows";
        const string Outcome = "stopped";
        RunPlan run = RacePlans.For(GuardedRows, workers: 2, ticks: 1).Right;
        ColumnTable table = RacePlans.Table(GuardedRows);
        using Workbench bench = room.Open(table, run.Partition, drill: Drill);
        try
        {
            _ = bench.Executor.Run(run);
            return new Refusal(Where, Attempt, Outcome, Message: null);
        }
        catch (WorkerFailedException stopped)
        {
            string harmed = IsHarmed(bench) ? " BUT A ROW WAS CHANGED." : string.Empty;
            return new Refusal(Where, Attempt, Outcome, FirstSentences(stopped.Message) + harmed);
        }
    }

    // Counts go up in even steps, and the stray write flips the lowest bit.
    private static bool IsHarmed(Workbench bench)
    {
        foreach (uint count in bench.Table.Column("count").Rows<uint>(new RowRange(0, GuardedRows)))
        {
            if (count % RacePlans.Step != 0)
            {
                return true;
            }
        }

        return false;
    }

    // What follows is advice, and the runtime's own last words.
    private static string FirstSentences(string message) =>
        message.IndexOf(" A kernel may ", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message.Split('\n')[0];
}
