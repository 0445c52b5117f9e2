using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>The tables about threads and processes.</summary>
internal static class ThreadsTables
{
    /// <summary>On columns alone.</summary>
    public static ExerciseTable Pure(ThreadsResult result)
    {
        Measurement first = result.Pure[0].Serial;
        ExerciseTable table = new(
            $"Columns alone: {first.Plan.Partition.Rows:N0} rows, {first.Plan.Ticks:N0} ticks (median of {first.Seconds.Count} samples)",
            ["kernel", "told", ">one thread", $">{result.Workers} threads", $">{result.Workers} processes", ">ratio", ">from", ">to", "judged"],
            ["Ratio: threads against processes, round by round; from, to: 95 %.", $"Equal: from and to lie within {PairedRatio.Equality}. Told once, telling is no part."]);
        foreach (PureCase kernel in result.Pure)
        {
            foreach (ToldPair pair in kernel.Told)
            {
                table.Add(
                [
                    Cell.Words(kernel.Kernel),
                    Cell.Words(pair.Telling.Name),
                    Cell.Seconds(kernel.Serial.Seconds.Median),
                    Cell.Seconds(pair.Threads.Seconds.Median),
                    Cell.Seconds(pair.Processes.Seconds.Median),
                    .. Cell.Interval(pair.Ratio),
                    Cell.Words(pair.Ratio.Word),
                ]);
            }
        }

        return table;
    }

    /// <summary>With an object for each row.</summary>
    public static ExerciseTable Churn(ThreadsResult result)
    {
        Measurement first = result.Churn[0];
        ExerciseTable table = new(
            $"An object for each row: {first.Plan.Partition.Rows:N0} rows, {first.Plan.Ticks:N0} ticks (median of {first.Seconds.Count} samples)",
            ["by", ">heaps", ">run", ">speed-up", ">collections", ">paused", ">of the run", "result"],
            ["Collections, paused: of one process in one run. Paused: all of its threads were", "suspended, and nobody else: another process's collector holds nobody up."]);
        foreach (ChurnCase each in result.Churned)
        {
            table.Add(
                Cell.Words(each.By),
                Cell.Count(each.Heaps),
                Cell.Seconds(each.Median),
                Cell.Times(result.Alone.Median / each.Median),
                Cell.Count((long)Math.Round(each.Collections)),
                Cell.Seconds(each.Paused),
                Cell.Share(each.PausedShare),
                Cell.Result(each.IsExact));
        }

        return table;
    }
}
