namespace ParallelMotion.Shared.Events;

/// <summary>A kind of event that a worker writes to its standard error, for the run's log.</summary>
/// <param name="Number">Its number, 400 to 499.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Template">Its sentence, with the names of properties in braces; the same for every event of the kind.</param>
public sealed record WorkerEvent(int Number, string Name, WorkerEventLevel Level, string Template)
{
    /// <summary>The properties that an event of the kind may carry: its template's, and whose it is.</summary>
    public IReadOnlyList<string> Properties { get; } =
        [.. Template.Split('{').Skip(1).Select(static part => part[..part.IndexOf('}', StringComparison.Ordinal)]).Append("ProcessId").Append("WorkerId").Distinct(StringComparer.Ordinal)];
}
