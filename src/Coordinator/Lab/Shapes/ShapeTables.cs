using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>The tables about shapes.</summary>
internal static class ShapeTables
{
    public static ExerciseTable Of(ShapesSize size)
    {
        Measurement best = size.Best.Serial;
        ExerciseTable table = new(
            $"{size.Rows:N0} rows, {best.Plan.Ticks:N0} ticks: a tick by shape (median of {best.Seconds.Count} samples)",
            ["rows are", ">one thread", $">{size.Workers} threads", $">{size.Workers} processes", ">alone", ">together", ">spread", "result"],
            ["Alone, together: on one thread; on the faster of threads and processes. Both in", "times of the best shape on one thread. Spread: the largest of a line."]);
        foreach (ShapedRuns shape in size.Shapes)
        {
            table.Add(
                Cell.Words(shape.Name),
                Cell.Seconds(ShapedRuns.Tick(shape.Serial)),
                Cell.Seconds(ShapedRuns.Tick(shape.Threads)),
                Cell.Seconds(ShapedRuns.Tick(shape.Processes)),
                Cell.Times(shape.Serial.Seconds.Median / best.Seconds.Median),
                Cell.Times(shape.Parallel.Seconds.Median / best.Seconds.Median),
                Cell.Share(shape.All.Max(static run => run.Seconds.Spread)),
                Cell.Result(!size.Differs));
        }

        return table;
    }
}
