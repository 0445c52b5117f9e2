namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>What the garbage collector of one process did in one run.</summary>
/// <param name="PausedSeconds">Seconds in which all threads of the process were suspended.</param>
/// <param name="Collections">How often it collected, of whatever generation.</param>
internal readonly record struct HeapUse(double PausedSeconds, double Collections);
