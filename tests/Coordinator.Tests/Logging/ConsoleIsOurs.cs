namespace ParallelMotion.Coordinator.Tests.Logging;

/// <summary>
/// Tests that exchange the console's streams run while no other test does: the streams belong to the process, and the
/// property tests report to standard output.
/// </summary>
[CollectionDefinition(nameof(ConsoleIsOurs), DisableParallelization = true)]
public sealed class ConsoleIsOurs;
