namespace ParallelMotion.Coordinator.Lab.Interfaces;

/// <summary>The tables about calls.</summary>
internal static class ApiTables
{
    public static ExerciseTable Of(ApiSize size)
    {
        int ticks = size.Serial.Plan.Ticks;
        ExerciseTable table = new(
            $"{size.Rows:N0} rows, {ticks:N0} ticks, {size.Workers} ranges, told every tick (median of {size.Serial.Seconds.Count} samples)",
            ["by", "call", ">a tick", ">spread", ">of the first", ">from", ">to", "judged", "result"],
            ["Of the first: against the first call of the same kind, round by round.", $"From, to: its interval (95 %). Equal: it lies within {PairedRatio.Equality}."]);
        foreach (WayRun each in size.Ways)
        {
            PairedRatio? ratio = size.RatioOf(each);
            table.Add(
            [
                Cell.Words(each.Way.Group),
                Cell.Words(each.Way.Call),
                Cell.Seconds(each.Run.Seconds.Median / ticks),
                Cell.Share(each.Run.Seconds.Spread),
                .. Cell.Interval(ratio),
                ratio is null ? Cell.None : Cell.Words(ratio.Word),
                Cell.Result(each.Run.Mismatch is null),
            ]);
        }

        return table;
    }
}
