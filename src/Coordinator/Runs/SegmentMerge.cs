using System.Buffers;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// Puts the segments of a tick behind each other, in the order of the workers' ranges: the rows that a single process would
/// have found, in its order. Its buffer grows to the most that a tick finds, and stays.
/// </summary>
/// <param name="segments">The segments.</param>
/// <param name="name">Which of them.</param>
/// <param name="workers">How many workers take part.</param>
internal sealed class SegmentMerge(SegmentSet segments, string name, int workers)
{
    private readonly ArrayBufferWriter<int> _merged = new();

    /// <summary>The segment's name.</summary>
    public string Name => name;

    /// <summary>Merges what the last tick found.</summary>
    /// <returns>The rows, until the next merge.</returns>
    /// <exception cref="RefusedException">A segment was too small (exit code 13); the message says how large it has to be.</exception>
    public ReadOnlySpan<int> Merge()
    {
        _merged.ResetWrittenCount();
        IReadOnlyList<Segment> all = segments.Of(name);
        for (int worker = 0; worker < workers; worker++)
        {
            if (all[worker].Published > all[worker].Capacity)
            {
                throw Overflowed(worker, all[worker]);
            }

            _merged.Write(all[worker].Read());
        }

        RequireAscending(_merged.WrittenSpan);
        return _merged.WrittenSpan;
    }

    // Whoever ends a tick takes them for a list without repeats, in the order of the table.
    private void RequireAscending(ReadOnlySpan<int> rows)
    {
        for (int at = 1; at < rows.Length; at++)
        {
            if (rows[at] <= rows[at - 1])
            {
                throw RefusedException.Usage(
                    $"Cannot merge segment {name} because a kernel appended rows in another order than theirs: row={rows[at]}, before={rows[at - 1]}, "
                    + "expected=ascending, each once. Its author has to mend that.");
            }
        }
    }

    private RefusedException Overflowed(int worker, Segment segment) => RefusedException.TooLittle(
        $"Cannot merge segment {name} because worker {worker} found more rows in a tick than its segment holds, and none may be lost: "
        + $"needed={segment.Published}, capacity={segment.Capacity}. Leave --segment-rows out, or ask for {segment.Published} at least.");
}
