namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>Where a measured curve goes flat: from how many workers on more of them gain nothing to speak of, however many more.</summary>
/// <param name="Workers">So many; null where the last number of workers still gained, or is the only one.</param>
/// <param name="Slowest">Of those beyond it the number that took longest; null where there is none.</param>
/// <param name="Rise">How many times as long that one took as the flat spot; 1 where there is none.</param>
internal sealed record FlatSpot(int? Workers, int? Slowest, double Rise)
{
    /// <summary>A gain below this is less than the medians of a few samples on a shared machine let tell, and less than a CPU is worth.</summary>
    public const double LeastGain = 1.10;

    /// <summary>Whether more workers than the flat spot's take longer again.</summary>
    public bool GoesUp => Rise >= LeastGain;

    /// <summary>Finds it.</summary>
    public static FlatSpot Of(ScalingCurve curve)
    {
        IReadOnlyList<ScalingPoint> points = curve.Points;
        for (int index = 0; index < points.Count - 1; index++)
        {
            ScalingPoint own = points[index];
            ScalingPoint[] later = [.. points.Skip(index + 1)];
            if (later.All(other => own.GainTo(other) < LeastGain))
            {
                ScalingPoint slowest = later.MinBy(own.GainTo)!;
                return new FlatSpot(own.Workers, slowest.Workers, slowest.GainTo(own));
            }
        }

        return new FlatSpot(Workers: null, Slowest: null, Rise: 1);
    }
}
