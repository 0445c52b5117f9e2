namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Where the words of a control region lie. Words that different processes write never share a line, so that a store of one
/// doesn't take the line from another; but for line 0, where one is stored at each step and the others once a run at most.
/// <code>
///   line 0                     all of the run: step
///   lines 1 + 7w to 7 + 7w     worker w:       progress | bell | answer | worker parked | coordinator parked | step | fault
/// </code>
/// </summary>
internal static class ControlLayout
{
    /// <summary>Two cache lines, because x86 prefetches lines in pairs.</summary>
    public const int LineBytes = 128;

    /// <summary>Lines of one worker.</summary>
    public const int LinesPerWorker = 7;

    /// <summary>Bytes of a control region.</summary>
    public static int Bytes(int workers) => LineBytes * (1 + (LinesPerWorker * workers));

    /// <summary>The first byte of a line of the whole run.</summary>
    public const int RunLine = 0;

    /// <summary>The first byte of a worker's line.</summary>
    public static int WorkerLine(int worker, ControlLine line) => LineBytes * (1 + (LinesPerWorker * worker) + (int)line);
}

/// <summary>The lines of one worker, and who writes them.</summary>
internal enum ControlLine
{
    /// <summary>The worker: what it has done, and how many orders it has answered.</summary>
    Progress = 0,

    /// <summary>The coordinator: what to do.</summary>
    Bell = 1,

    /// <summary>The worker: what was done.</summary>
    Answer = 2,

    /// <summary>The worker raises it, the coordinator takes it down: the worker sleeps on its pipe.</summary>
    WorkerParked = 3,

    /// <summary>The coordinator raises it, the worker takes it down: the coordinator sleeps on this worker's pipe.</summary>
    CoordinatorParked = 4,

    /// <summary>The worker: the step that it has finished.</summary>
    Step = 5,

    /// <summary>The worker's fault handler, in the moment of death; the coordinator clears it before each attach.</summary>
    Fault = 6,
}
