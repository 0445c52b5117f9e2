namespace ParallelMotion.Shared.Memory;

/// <summary>The words of one worker in the control region. Who writes which: <see cref="ControlLine"/>.</summary>
public sealed class ControlSlot
{
    internal ControlSlot(MappedRegion region, int worker)
    {
        Progress = Word(ControlLine.Progress, 0);
        Answered = Word(ControlLine.Progress, 1);
        Kernel = Word(ControlLine.Progress, 2);
        BellSequence = Word(ControlLine.Bell, 0);
        BellFirstTick = Word(ControlLine.Bell, 1);
        BellTickCount = Word(ControlLine.Bell, 2);
        BellKnock = Word(ControlLine.Bell, 3);
        BellNumber = Word(ControlLine.Bell, 4);
        BellResumes = Word(ControlLine.Bell, 5);
        AnswerSequence = Word(ControlLine.Answer, 0);
        AnswerFailed = Word(ControlLine.Answer, 1);
        AnswerTickCount = Word(ControlLine.Answer, 2);
        AnswerNanoseconds = Word(ControlLine.Answer, 3);
        AnswerRows = Word(ControlLine.Answer, 4);
        AnswerKnock = Word(ControlLine.Answer, 5);
        WorkerParked = Word(ControlLine.WorkerParked, 0);
        CoordinatorParked = Word(ControlLine.CoordinatorParked, 0);
        Step = Word(ControlLine.Step, 0);
        FaultAddress = Word(ControlLine.Fault, 0);

        SharedWord Word(ControlLine line, int index) => region.Word(ControlLayout.WorkerLine(worker, line) + (index * sizeof(long)));
    }

    /// <summary>
    /// What the worker has done since it started: row-ticks finished, rows touched while attaching. Never falls; stands still
    /// only when the worker does, or has nothing to do.
    /// </summary>
    public SharedWord Progress { get; }

    /// <summary>
    /// Orders that the worker has answered since it started. An answer may lie unread while the coordinator waits for another
    /// worker's, and whoever gave it owes nothing meanwhile.
    /// </summary>
    public SharedWord Answered { get; }

    /// <summary>
    /// Which kernel of the tick the worker runs, by its place in the tick: what to say when a kernel ends its worker. Kept up to date where
    /// a tick has several.
    /// </summary>
    public SharedWord Kernel { get; }

    /// <summary>How often the worker was rung, written last of its line.</summary>
    public SharedWord BellSequence { get; }

    /// <summary>The first tick asked for.</summary>
    public SharedWord BellFirstTick { get; }

    /// <summary>How many ticks are asked for.</summary>
    public SharedWord BellTickCount { get; }

    /// <summary>The order's number.</summary>
    public SharedWord BellNumber { get; }

    /// <summary>1 when a worker that died may have begun with the order; else 0.</summary>
    public SharedWord BellResumes { get; }

    /// <summary>A number of the coordinator's own, written before an attach message: no order.</summary>
    public SharedWord BellKnock { get; }

    /// <summary>The last ring that was answered, written last of its line.</summary>
    public SharedWord AnswerSequence { get; }

    /// <summary>1 when the answer is a message in the pipe, because the kernel threw; else 0.</summary>
    public SharedWord AnswerFailed { get; }

    /// <summary>Ticks done.</summary>
    public SharedWord AnswerTickCount { get; }

    /// <summary>What they took; 0 when none were asked for.</summary>
    public SharedWord AnswerNanoseconds { get; }

    /// <summary>Rows of the range.</summary>
    public SharedWord AnswerRows { get; }

    /// <summary>The knock that the worker found when it attached.</summary>
    public SharedWord AnswerKnock { get; }

    /// <summary>1 while the worker sleeps, or is about to: whoever takes it down owes it a wake over the pipe.</summary>
    public SharedWord WorkerParked { get; }

    /// <summary>The same for the coordinator, which sleeps on the pipe of one worker at a time.</summary>
    public SharedWord CoordinatorParked { get; }

    /// <summary>The last step (a tick that workers take together) that the worker has finished.</summary>
    public SharedWord Step { get; }

    /// <summary>
    /// Takes down what a dead process has left raised, before another has the slot: it hasn't answered anything, and doesn't sleep. What
    /// counts rings, answers and steps stays, for it goes on.
    /// </summary>
    public void Vacate()
    {
        Answered.Write(0);
        WorkerParked.Write(0);
        CoordinatorParked.Write(0);
    }

    /// <summary>
    /// The address, in the worker's process, of its last memory fault; 0 while there was none. Means something only once the
    /// worker is dead (<see cref="FaultWitness"/>).
    /// </summary>
    public SharedWord FaultAddress { get; }
}
