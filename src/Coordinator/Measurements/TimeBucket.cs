namespace ParallelMotion.Coordinator.Measurements;

/// <summary>How many timings lie in a class of them.</summary>
/// <param name="FromSeconds">Where the class begins.</param>
/// <param name="ToSeconds">Where the next one begins.</param>
/// <param name="Count">How many lie in it; at least one.</param>
internal sealed record TimeBucket(double FromSeconds, double ToSeconds, int Count)
{
    /// <summary>Classes of a power of ten: each reaches a quarter further than it begins, which is finer than timings of a shared machine repeat.</summary>
    public const int PerDecade = 10;

    /// <summary>Between 1 ns and 1,000 s there are 120; what lies outside is counted in the outermost.</summary>
    private const int First = -9 * PerDecade;
    private const int Last = (3 * PerDecade) - 1;

    /// <summary>Counts timings, those that nobody needed left out: at most 120 classes, however many timings there are.</summary>
    /// <param name="sorted">The timings, the shortest first.</param>
    public static IReadOnlyList<TimeBucket> Of(IReadOnlyList<double> sorted) =>
        [.. sorted.GroupBy(Index).Select(static alike => new TimeBucket(Border(alike.Key), Border(alike.Key + 1), alike.Count()))];

    // What lies on a border, to the accuracy of the logarithm, begins the next class.
    private static int Index(double seconds) =>
        seconds <= 0 ? First : Math.Clamp((int)Math.Floor((Math.Log10(seconds) * PerDecade) + 1e-9), First, Last);

    private static double Border(int index) => Math.Pow(10, (double)index / PerDecade);
}
