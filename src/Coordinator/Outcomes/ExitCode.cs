namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>How the process ends. Scripts rely on these numbers; one is never reused for another meaning.</summary>
internal enum ExitCode
{
    /// <summary>Everything asked for was done, and every result was right.</summary>
    Fine = 0,

    /// <summary>Something nobody foresaw; the log holds the stack.</summary>
    Unexpected = 1,

    /// <summary>The command line, the settings or an input file can't be used as given.</summary>
    Usage = 2,

    /// <summary>A run is slower than it was, by as much as was asked to be heard of.</summary>
    Regression = 10,

    /// <summary>A parallel result differs from the serial one.</summary>
    WrongResult = 11,

    /// <summary>A worker failed, and the run can't go on without it.</summary>
    WorkersFailed = 12,

    /// <summary>Too little shared memory, memory or disk.</summary>
    TooLittleResource = 13,

    /// <summary>Ctrl-C (128 + SIGINT).</summary>
    Interrupted = 130,

    /// <summary>Asked to terminate (128 + SIGTERM).</summary>
    Terminated = 143,
}
