using System.Buffers;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// Puts the segments of a tick behind each other, in the order of the workers' ranges: the rows that a single process would
/// have found, in its order. Its buffer grows to the most that a tick finds, and stays.
/// </summary>
/// <param name="segments">The segments.</param>
/// <param name="name">Which of them.</param>
/// <param name="workers">How many workers take part.</param>
/// <param name="tableRows">Rows of the table.</param>
internal sealed class SegmentMerge(SegmentSet segments, string name, int workers, int tableRows)
{
    private readonly ArrayBufferWriter<int> _merged = new();

    /// <summary>The segment's name.</summary>
    public string Name => name;

    /// <summary>Merges what the last tick found.</summary>
    /// <returns>The rows, until the next merge.</returns>
    /// <exception cref="WorkerFailedException">A worker published a count that is none.</exception>
    /// <exception cref="RefusedException">A segment was too small (exit code 13); the message says how large it has to be.</exception>
    public ReadOnlySpan<int> Merge()
    {
        _merged.ResetWrittenCount();
        IReadOnlyList<Segment> all = segments.Of(name);
        for (int worker = 0; worker < workers; worker++)
        {
            // Copied once, checked, and used: the worker could write the word anew in between.
            long published = all[worker].Published;
            if (published > all[worker].Capacity)
            {
                throw Overflowed(worker, published, all[worker].Capacity);
            }

            if (published < 0)
            {
                throw new WorkerFailedException(worker, $"Worker {worker} broke the protocol: segment={name}, published={published}, expected=0 to {all[worker].Capacity}.");
            }

            _merged.Write(all[worker].Read(published));
        }

        RequireAscending(_merged.WrittenSpan);
        return _merged.WrittenSpan;
    }

    // Whoever ends a tick takes them for a list without repeats, in the order of the table.
    private void RequireAscending(ReadOnlySpan<int> rows)
    {
        if (rows.Length > 0 && (rows[0] < 0 || rows[^1] >= tableRows))
        {
            throw RefusedException.Usage(
                $"Cannot merge segment {name} because a kernel appended rows that the table doesn't have: first={rows[0]}, last={rows[^1]}, "
                + $"expected=0 to {tableRows - 1}. Its author has to mend that.");
        }

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

    private RefusedException Overflowed(int worker, long published, int capacity) => RefusedException.TooLittle(
        $"Cannot merge segment {name} because worker {worker} found more rows in a tick than its segment holds, and none may be lost: "
        + $"needed={published}, capacity={capacity}. Leave --segment-rows out, or ask for {published} at least.");
}
