using System.Globalization;
using System.Runtime;
using System.Text.Json;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Threads;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>
/// The coordinator's executable as the lab's helper: threads that compute the same ranges in a process whose collector is another, for that is chosen as a process starts. Its
/// columns lie in its own memory, so that nothing is left behind however it ends.
/// </summary>
internal sealed class OtherHeapProgram : IDisposable
{
    private const int Arguments = 5;
    private const int RehearsalTicks = 5;

    private readonly ColumnTable _initial;
    private readonly RunPlan _plan;
    private readonly Dictionary<string, ScratchColumn> _columns = new(StringComparer.Ordinal);
    private readonly ThreadCrew _threads = new();

    private OtherHeapProgram(int rows, int workers, int ticks, ulong seed)
    {
        _initial = ThreadsPlans.Table(rows, seed);
        _plan = ThreadsPlans.ForChurn(_initial, workers, ticks).Runs[1];
        foreach (ColumnUse use in _plan.Schedule.Columns)
        {
            _columns.Add(use.Column, new ScratchColumn(use.ElementType, rows));
        }
    }

    /// <summary>Whether a command line asks for the helper.</summary>
    public static bool IsMeant(string[] args) => args is [OtherHeapProtocol.Word, ..];

    /// <summary>Serves until standard input ends, and then ends the process in whatever it does.</summary>
    /// <param name="args">The word, rows, workers, ticks, seed.</param>
    public static int Run(string[] args)
    {
        if (args.Length != Arguments
            || !int.TryParse(args[1], CultureInfo.InvariantCulture, out int rows)
            || !int.TryParse(args[2], CultureInfo.InvariantCulture, out int workers)
            || !int.TryParse(args[3], CultureInfo.InvariantCulture, out int ticks)
            || !ulong.TryParse(args[4], CultureInfo.InvariantCulture, out ulong seed))
        {
            Console.Error.WriteLine("This helper is started by the lab, not by hand: run ./run.sh lab threads.");
            return (int)ExitCode.Usage;
        }

        try
        {
            using OtherHeapOrders orders = new(Console.In, LeaveNow);
            using OtherHeapProgram program = new(rows, workers, ticks, seed);
            program.Serve(orders);
            return (int)ExitCode.Fine;
        }
        catch (Exception cause)
        {
            // The lab hears of the end and goes on without; left to the runtime, it would be a dump of the process.
            Console.Error.WriteLine($"The lab's helper process leaves because it failed: {cause.Message}");
            return (int)ExitCode.Unexpected;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _threads.Dispose();

    // Nothing of it outlives it, and nobody is left to read what it computes.
#pragma warning disable RS0030 // The main thread may be in the middle of a run, and would come to its end only after that.
    private static void LeaveNow() => Environment.Exit((int)ExitCode.Fine);
#pragma warning restore RS0030

    private void Serve(OtherHeapOrders orders)
    {
        _ = Take(_plan with { Ticks = Math.Min(RehearsalTicks, _plan.Ticks) });
        Say(new OtherHeapReady(GCSettings.IsServerGC, $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}"));
        while (true)
        {
            orders.Wait();
            Say(Take(_plan));
        }
    }

    private OtherHeapSample Take(RunPlan plan)
    {
        foreach ((string name, ScratchColumn column) in _columns)
        {
            RowRange all = new(0, column.RowCount);
            _initial[name].Bytes(all).CopyTo(column.Slice(all).Bytes);
        }

        TimeSpan paused = GC.GetTotalPauseDuration();
        int collections = GC.CollectionCount(0);
        double seconds = _threads.Run(plan, use => _columns[use.Column], static (_, _) => throw new InvalidOperationException("Broken invariant: no kernel here finds rows."), CancellationToken.None);
        double pausedSeconds = (GC.GetTotalPauseDuration() - paused).TotalSeconds;
        return new OtherHeapSample(seconds, pausedSeconds, GC.CollectionCount(0) - collections, Hash());
    }

    // What the kernel notes of the heap is no result.
    private string Hash() => WorldHash.Of(_initial.With(column =>
        ThreadsPlans.Churn.Columns.Any(use => use.IsWritten && string.Equals(use.Column, column.Name, StringComparison.Ordinal))
            ? Column.Filled(column.Name, column.Type, column.Rows, (rows, bytes) => _columns[column.Name].Slice(rows).Bytes.CopyTo(bytes))
            : column));

    private static void Say<T>(T what)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(what));
        Console.Out.Flush();
    }
}
