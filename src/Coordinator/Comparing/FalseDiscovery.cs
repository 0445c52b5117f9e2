namespace ParallelMotion.Coordinator.Comparing;

/// <summary>
/// Probabilities corrected for there being many: of 26 comparisons in which nothing differs, one would look significant. Benjamini and Hochberg (1995) bound the share
/// of differences that aren't among those that are found, and, where nothing differs, the probability of finding any. Holm's correction would bound the latter always; but
/// with 26 comparisons it needs seven samples before it lets anything pass, even where all runs take twice as long.
/// </summary>
internal static class FalseDiscovery
{
    /// <summary>Corrects them, each in its place.</summary>
    public static double[] Correct(IReadOnlyList<double> probabilities)
    {
        int[] order = [.. Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i])];
        double[] corrected = new double[probabilities.Count];
        double least = 1;
        for (int i = 0; i < order.Length; i++)
        {
            least = Math.Min(least, probabilities[order[i]] * order.Length / (order.Length - i));
            corrected[order[i]] = least;
        }

        return corrected;
    }
}
