using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Lab.Segments;

/// <summary>What the exercise says about its figures.</summary>
internal static class SegmentsReport
{
    public static ExerciseResult Of(IExercise exercise, SegmentSeries series, MachineProfile machine) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = SegmentsVerdict.Of(series),
        Tables = [SegmentsTables.ByFound(series.ByFound), SegmentsTables.ByRows(series.ByRows)],
        Pictures = [.. SegmentsPictures.Of(series)],
        Hints = [.. Hints(series.ByFound[0].Workers, machine)],
        Measurements = [.. series.ByFound.Concat(series.ByRows).SelectMany(static each => each.Measurements)],
    };

    private static IEnumerable<string> Hints(int workers, MachineProfile machine)
    {
        yield return "Each worker appends row numbers to a segment of its own, and the coordinator puts the segments behind each other in the order of ranges: so it reads what a single process would have found, and every tick of every run was checked against that.";
        yield return "What merging takes of a tick without finds is looking at each worker's count, and the clock's own cost.";
        if (SpinPolicy.IsCrowded(workers + 1, machine.SharedCpus))
        {
            yield return $"Oversubscribed: with the coordinator that merges, {workers} workers outnumber {machine.SharedCpus:0.##} CPUs, so a tick contains waiting for a CPU, and a merge may.";
        }
    }
}
