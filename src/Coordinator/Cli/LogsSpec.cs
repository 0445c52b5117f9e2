using System.Collections.Immutable;
using ParallelMotion.Coordinator.Logs;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>Which events of which logs are shown, and how.</summary>
/// <param name="Files">The logs; at least one.</param>
/// <param name="Filter">Which events.</param>
/// <param name="Follows">Whether to wait for what comes; of one file.</param>
/// <param name="AsLines">As they stand in the file, for other programs.</param>
/// <param name="NoColor">No colours.</param>
internal sealed record LogsSpec(ImmutableArray<string> Files, LogFilter Filter, bool Follows, bool AsLines, bool NoColor);
