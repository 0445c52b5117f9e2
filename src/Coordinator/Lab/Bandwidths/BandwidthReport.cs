using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>Puts what was measured about memory into tables and words.</summary>
internal static class BandwidthReport
{
    /// <summary>Says it.</summary>
    /// <param name="exercise">Who asks.</param>
    /// <param name="sizes">The smallest table first.</param>
    /// <param name="leftOut">Rows of tables that this machine can't hold.</param>
    /// <param name="machine">The machine.</param>
    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<BandwidthSize> sizes, IReadOnlyCollection<int> leftOut, MachineProfile machine)
    {
        Ceiling ceiling = Ceiling.Of(sizes, machine.LastLevelCacheBytes);
        BandwidthTables tables = new(sizes, ceiling, machine.SharedCpus);
        Measurement[] runs = [.. sizes.SelectMany(static size => size.Runs)];
        return new ExerciseResult
        {
            Name = exercise.Name,
            Question = exercise.Question,
            Verdict = BandwidthVerdict.Of(sizes, ceiling),
            Tables = [tables.Motion, tables.Triad, tables.Shares, tables.SpeedUps],
            Pictures = [.. BandwidthPictures.Of(sizes, ceiling)],
            Hints = [.. Hints(sizes, leftOut, machine), .. MachineHints.For(machine, runs)],
            Measurements = runs,
        };
    }

    private static IEnumerable<string> Hints(IReadOnlyList<BandwidthSize> sizes, IReadOnlyCollection<int> leftOut, MachineProfile machine)
    {
        yield return "The triad (a = b + 3 * c) is a variant of that of STREAM (J. D. McCalpin): float32, in shared memory, by processes that cross it again and again without waiting for each other. "
            + "A store fetches its line first, which is counted here, 16 bytes a row, and in STREAM isn't, 12: STREAM would say three quarters of these figures.";
        yield return "Motion keeps its journal as in every job; the triad keeps none, for it is to say what there is to be had.";
        if (machine.LastLevelCacheBytes is { } cache)
        {
            BandwidthSize[] within = [.. sizes.Where(size => size.TableBytes <= cache)];
            yield return within.Length > 0
                ? $"The last-level cache ({UnitText.Bytes(cache)}) holds all columns of up to {within[^1].Rows:N0} rows: those lines show it and not memory."
                : $"The last-level cache ({UnitText.Bytes(cache)}) holds none of these tables whole.";
        }
        else
        {
            yield return "This system doesn't say how large its last-level cache is, so what came from caches is told by the ceiling alone.";
        }

        if (leftOut.Count > 0)
        {
            yield return $"Left out for want of memory: {string.Join(" and ", leftOut.Select(static rows => $"{rows:N0}"))} rows. What the largest table says about memory is so much the less sure.";
        }
    }
}
