namespace ParallelMotion.Coordinator.Workers;

/// <summary>How a worker's process was lost, in the words that the log, the screen and the result document all use.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Cause">How it ended and why, as far as that is known; without a full stop.</param>
/// <param name="LastWords">What it wrote to standard error last.</param>
internal sealed record Death(int ProcessId, string Cause, string LastWords);
