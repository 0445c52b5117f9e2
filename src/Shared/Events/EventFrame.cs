namespace ParallelMotion.Shared.Events;

/// <summary>
/// How an event stands among whatever else a worker's process writes to standard error: behind the record separator of JSON text
/// sequences (RFC 7464), up to the end of the line, in ASCII. So an event is found behind text that never ended its line, and text that
/// merely looks like one is text.
/// </summary>
public static class EventFrame
{
    /// <summary>What each event begins with.</summary>
    public const char Start = '\u001e';

    /// <summary>
    /// The longest event with its separator and line end. Linux takes so much into a pipe whole, or not at all: whoever else writes can't
    /// get between, and who is killed leaves no half of it.
    /// </summary>
    public const int MostBytes = 4096;

    /// <summary>The environment variable by which a worker is told from which level on it writes events; Information where it is not set.</summary>
    public const string LevelVariable = "PARALLELMOTION_WORKER_EVENTS";
}
