using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>
/// Hands over what was found out. A reader may take as long as it likes, as one of a pager does; but once a stop has begun, what
/// isn't taken within its limit is given up.
/// </summary>
/// <param name="outputs">What goes into files or to standard output.</param>
/// <param name="isForPeople">Whether tables and verdicts are wanted.</param>
/// <param name="onError">Whether they go to standard error, since standard output belongs to one of the outputs.</param>
/// <param name="color">Which streams take colours.</param>
internal sealed class Reporting(IReadOnlyList<ResultOutput> outputs, bool isForPeople, bool onError, TerminalColor color)
{
    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(2);

    /// <summary>Reports, on a thread of its own: it may block in a write that nothing ends.</summary>
    /// <param name="result">What was found out.</param>
    /// <param name="drain">Ends the waiting.</param>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="RefusedException">It can't be written.</exception>
    public bool TryReport(Findings result, Drain drain)
    {
        Task report = Task.Factory.StartNew(() => Report(result), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!HasEnded(report, Timeout.InfiniteTimeSpan, drain.Begun) && !HasEnded(report, LimitOf(drain), CancellationToken.None))
        {
            return false;
        }

        report.GetAwaiter().GetResult();
        return true;
    }

    // Also for whoever wants nothing in flight to finish: printing what is finished takes milliseconds.
    private static TimeSpan LimitOf(Drain drain) => drain.Limit > LeastLimit ? drain.Limit : LeastLimit;

    private static bool HasEnded(Task report, TimeSpan limit, CancellationToken giveUp) =>
        WaitHandle.WaitAny([((IAsyncResult)report).AsyncWaitHandle, giveUp.WaitHandle], limit) == 0;

    private void Report(Findings result)
    {
        // A file that can't be written takes nothing from the others, nor from the screen.
        List<Exception> refused = [];
        foreach (ResultOutput output in outputs)
        {
            Try(() => output.File.Write(output.Format(result)), refused);
        }

        if (isForPeople)
        {
            Try(() => Print(result), refused);
        }

        if (refused.Find(static each => each is not RefusedException) is { } defect)
        {
            throw new InvalidOperationException($"Broken invariant: what was found out can't be put into words. {defect.Message}", defect);
        }

        if (refused.Count > 0)
        {
            throw RefusedException.TooLittle(string.Join(Environment.NewLine, refused.Select(static each => each.Message)), refused[0]);
        }
    }

    private static void Try(Action write, List<Exception> refused)
    {
        try
        {
            write();
        }
        catch (Exception refusal)
        {
            refused.Add(refusal);
        }
    }

    private void Print(Findings result)
    {
        try
        {
            long lost = StandardError.Lost;
            new ConsoleReport(ReportConsole.On(onError, color)).Print(result);
            if (onError && (!StandardError.TryFlush() || StandardError.Lost > lost))
            {
                throw new IOException("It was not read, or its disk is full.");
            }
        }
        catch (Exception cause) when (StandardError.IsRefusal(cause))
        {
            throw RefusedException.TooLittle(
                $"Cannot print the results because {(onError ? "standard error" : "standard output")} takes no more: cause={cause.Message}", cause);
        }
    }
}
