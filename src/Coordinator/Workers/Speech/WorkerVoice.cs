using Microsoft.Extensions.Logging;

namespace ParallelMotion.Coordinator.Workers.Speech;

/// <summary>
/// Puts what a worker's process writes to standard error into the log: its events with their own times, and whatever else is written
/// there (a kernel's messages, what the runtime says of a crash) line by line. So many a second, for a kernel may write in every tick.
/// </summary>
/// <param name="process">The process id.</param>
/// <param name="place">The worker that it was started as; null for one that stands by.</param>
/// <param name="log">The job's log.</param>
/// <param name="clock">Says how much time has passed.</param>
internal sealed class WorkerVoice(int process, int? place, ILogger log, TimeProvider clock) : ISpeechListener
{
    /// <summary>Lines of text that are logged in a second.</summary>
    public const int MostLines = 20;

    /// <summary>Events that are logged in a second. At debug level a worker writes two for each attach.</summary>
    public const int MostEvents = 1000;

    private readonly Allowance _lines = new(MostLines, clock);
    private readonly Allowance _events = new(MostEvents, clock);
    private int? _appointed;
    private long _leftOut;

    // Whoever was started for a place keeps it, whatever a line says.
    private int? Worker => place ?? _appointed;

    /// <inheritdoc/>
    public bool HasLeftOut => _leftOut > 0;

    /// <inheritdoc/>
    public void Hear(ToldEvent told)
    {
        _appointed = told.Worker ?? _appointed;
        if (!MayLog(_events))
        {
            return;
        }

        // The process is known here; and whoever was started for a place has it from the beginning.
        told.Set("ProcessId", process);
        if (Worker is { } worker)
        {
            told.Set("WorkerId", worker);
        }

        LogLevel level = Enum.Parse<LogLevel>(told.Kind.Level.ToString());
        if (log.IsEnabled(level))
        {
            log.Log(level, new EventId(told.Kind.Number, told.Kind.Name), told, exception: null, static (state, _) => state.ToString());
        }
    }

    /// <inheritdoc/>
    public void HearText(string line, long cut)
    {
        if (!MayLog(_lines))
        {
            return;
        }

        string words = cut == 0 ? line : $"{line}... ({cut} more characters)";
        if (Worker is { } worker)
        {
            WorkerLog.Said(log, worker, process, words);
        }
        else
        {
            WorkerLog.StandbySaid(log, process, words);
        }
    }

    /// <inheritdoc/>
    public void SumUp()
    {
        if (HasLeftOut)
        {
            WorkerLog.SaidMore(log, process, _leftOut, MostLines);
            _leftOut = 0;
        }
    }

    // What was left out of the second before is told before what comes in the next.
    private bool MayLog(Allowance allowance)
    {
        if (HasLeftOut && allowance.IsOver)
        {
            SumUp();
        }

        if (allowance.TryTake())
        {
            return true;
        }

        _leftOut++;
        return false;
    }
}
