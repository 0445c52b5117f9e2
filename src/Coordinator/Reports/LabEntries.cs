using System.Text.Json.Serialization;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What the lab was asked for; no workers where each exercise takes its own.</summary>
internal sealed record LabSpecEntry(
    IReadOnlyList<string> Exercises, IReadOnlyList<int> Workers, IReadOnlyList<int> Rows, int Ticks, ulong Seed, int? Samples, bool Quick, bool AllowLostUpdates)
{
    public static LabSpecEntry Of(LabSpec spec) =>
        new([.. spec.Exercises.Select(static exercise => exercise.Name)], spec.Workers, spec.Rows, spec.Ticks, spec.Seed, spec.Samples, spec.IsQuick, spec.AllowsLostUpdates);
}

/// <summary>What an empty tick costs where workers keep step by themselves.</summary>
internal sealed record StepEntry(int Workers, string Placement, double SecondsPerTick, bool IsOversubscribed)
{
    public static StepEntry Of(Step step, MachineProfile machine) =>
        new(step.Workers, PlacementName.Of(step.IsPinned), step.SecondsPerTick, step.Workers > machine.SharedCpus);
}

/// <summary>An exercise's answer.</summary>
internal sealed record ExerciseEntry(
    string Name, string Question, string Verdict, IReadOnlyList<TableEntry> Tables, IReadOnlyList<string> Hints, IReadOnlyList<Picture> Pictures)
{
    public static ExerciseEntry Of(ExerciseResult result) =>
        new(result.Name, result.Question, result.Verdict, [.. result.Tables.Select(TableEntry.Of)], result.Hints, result.Pictures);
}

/// <summary>A table of an exercise: seconds, rows and shares of one; null for what isn't known. Printed, which scripts don't see, is the same with units.</summary>
internal sealed record TableEntry(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<string> HowToRead, [property: JsonIgnore] ExerciseTable Printed)
{
    public static TableEntry Of(ExerciseTable table) => new(
        table.Title,
        [.. table.Columns.Select(static column => column.TrimStart('>'))],
        [.. table.Rows.Select(static row => (IReadOnlyList<object?>)[.. row.Select(static cell => cell.Value)])],
        table.HowToRead,
        table);
}
