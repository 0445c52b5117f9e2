using System.Globalization;
using ParallelMotion.Shared;

namespace ParallelMotion.Worker;

/// <summary>What the coordinator puts on a worker's command line: who it is and where to report. Nothing secret.</summary>
/// <param name="Worker">The worker's index, until it is told another; that behind the last for a process that stands by.</param>
/// <param name="PipeName">The pipe to connect to: a socket's full path, or a pipe's name on Windows.</param>
/// <param name="Incarnation">How many processes had its place before and died.</param>
internal sealed record WorkerArguments(int Worker, string PipeName, int Incarnation)
{
    /// <summary>Reads <c>INDEX PIPE INCARNATION</c>.</summary>
    /// <returns>Null when it is anything else: a person started the worker by hand.</returns>
    public static WorkerArguments? Parse(IReadOnlyList<string> args) =>
        args.Count == 3
        && int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out int worker)
        && worker <= Limits.MaxWorkers
        && args[1].Length is > 0 and <= Limits.MaxPlaceLength
        && int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out int incarnation)
            ? new WorkerArguments(worker, args[1], incarnation)
            : null;
}
