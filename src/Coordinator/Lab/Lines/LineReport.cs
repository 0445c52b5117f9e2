using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Lines;

/// <summary>Says what sharing a line costs.</summary>
internal static class LineReport
{
    /// <summary>Less than this many times as long is nothing that a few samples can tell.</summary>
    private const double Least = 1.2;

    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<CountedLines> all, MachineProfile machine)
    {
        CountedLines own = all.First(static each => each.Distance.Bytes == LineDistance.Apart);
        return new ExerciseResult
        {
            Name = exercise.Name,
            Question = exercise.Question,
            Verdict = $"{exercise.Name}: {Verdict(all, own)}",
            IsWrong = all.Any(static each => !each.IsExact),
            Tables = [LineTables.Distances(all, own.Typical), LineTables.Borders(own.Distance)],
            Pictures = [.. LinePictures.Of(all)],
            Hints = [.. Hints(own, machine)],
            Measurements = [.. all.SelectMany(static each => each.Runs)],
        };
    }

    private static string Verdict(IReadOnlyList<CountedLines> all, CountedLines own)
    {
        if (all.FirstOrDefault(static each => !each.IsExact) is { } wrong)
        {
            Measurement run = wrong.Runs.First(static each => each.Mismatch is not null);
            return $"WRONG: counters {wrong.Distance.Bytes} bytes apart lost or won counts, which no sharing of lines can do: {run.Mismatch}.";
        }

        CountedLines near = all[0];
        string workers = RunName.Workers(own.Distance.Workers);
        string costs = near.Typical / own.Typical >= Least
            ? $"costs {UnitText.Times(near.Typical / own.Typical)} as much on one line as on lines of their own"
            : $"costs no more on one line than on lines of their own that this run can tell";
        return $"an increment by {workers} at once {costs} ({UnitText.Seconds(near.Typical)} and {UnitText.Seconds(own.Typical)}), every count right either way; "
            + $"borders of jobs lie at multiples of {LineDistance.Apart} bytes, so no line of theirs has two writers.";
    }

    private static IEnumerable<string> Hints(CountedLines own, MachineProfile machine)
    {
        RunPlan run = own.Runs[^1].Plan;
        yield return "Each counter has one writer, so no count is lost whatever lies beside it: a line that travels between caches makes a store slow, not wrong.";
        yield return $"One process that counts for all, one counter after the other, took {UnitText.Seconds(own.Alone)} an increment.";
        yield return "Only workers that write at the same time take a line from each other: where one waits for its CPU, the other writes undisturbed.";
        yield return "Whole rows that stream through a range meet at one line in thousands: what a border costs there is less than this by as much.";
        if (!run.IsPinned)
        {
            yield return "Not pinned: there are fewer CPUs to pin to than workers, so some took turns on one, and a line stayed where it was.";
        }

        if (machine.LogicalCpus < 2)
        {
            yield return "This machine has one CPU: its workers never write at the same time, and the question needs two.";
        }

        if (run.Workers > machine.SharedCpus)
        {
            yield return $"Oversubscribed: {run.Workers} workers share {machine.SharedCpus:0.##} CPUs, and times hold waiting for one.";
        }
    }
}
