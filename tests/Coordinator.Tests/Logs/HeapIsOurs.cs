namespace ParallelMotion.Coordinator.Tests.Logs;

/// <summary>For tests that measure how much of the heap is used: what others make meanwhile would count as theirs.</summary>
[CollectionDefinition(nameof(HeapIsOurs), DisableParallelization = true)]
public sealed class HeapIsOurs;
