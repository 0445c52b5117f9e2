using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>
/// Least squares for a law: <c>n * time = base (1 + contention (n - 1) + coherence n (n - 1))</c> is linear in <c>base</c> and its products
/// with the constants. Every sample counts, with the weight <c>1 / (n * median)^2</c>, since noise grows with what is timed; the constants are
/// quotients, their intervals Student's by the delta method, with as many degrees of freedom as samples exceed constants. Only points
/// with a CPU for each worker are looked at.
/// </summary>
internal static class ScalingFit
{
    /// <summary>The largest number of workers, in the smallest: less far apart, contention and noise can't be told apart.</summary>
    private const int LeastReach = 4;

    /// <summary>Half of what lies outside an interval of 95 %, taken off the upper end.</summary>
    private const double UpperQuantile = 0.975;

    /// <summary>Points miss a law when chance would throw them so far off in one of 100 cases, and by more than this part of a time: what is less no reader would see.</summary>
    private const double MissQuantile = 0.99;
    private const double LeastMiss = 0.05;

    /// <summary>Fits, or says why not.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="law">The law.</param>
    /// <param name="cpus">CPUs that workers may have to themselves.</param>
    public static FitAttempt Of(ScalingCurve curve, ScalingLaw law, int cpus)
    {
        ScalingPoint[] points = [.. curve.Points.Where(point => point.Workers <= cpus)];
        if (Unfit(points, law, cpus) is { } reason)
        {
            return new FitAttempt(curve.Name, law, Fit: null, reason);
        }

        (FittedLaw fit, double miss) = Solve(points, law);
        return BadlyLying(fit, miss) is { } fault ? new FitAttempt(curve.Name, law, Fit: null, fault) : new FitAttempt(curve.Name, law, fit, Refusal: null);
    }

    // One point more than constants: with as many, every law goes through all of them.
    private static string? Unfit(ScalingPoint[] points, ScalingLaw law, int cpus)
    {
        int fewest = Constants(law) + 1;
        string counts = string.Join(", ", points.Select(static point => point.Workers));
        if (points.Length < fewest)
        {
            return $"too few numbers of workers have a CPU for each: numbers={points.Length} ({(counts.Length == 0 ? "none" : counts)}) of {cpus} CPUs, expected={fewest} at least";
        }

        return points[^1].Workers < LeastReach * points[0].Workers
            ? $"numbers of workers lie too close together: numbers={counts}, expected=the largest {LeastReach} times the smallest at least"
            : points.Any(static point => point.Samples.Count < 2) ? "with a single sample noise is unknown: samples=1, expected=2 at least" : null;
    }

    private static int Constants(ScalingLaw law) => law == ScalingLaw.Amdahl ? 2 : 3;

    private static string? BadlyLying(FittedLaw fit, double miss)
    {
        if (miss > 0)
        {
            return $"points lie on no such curve: they miss the best one by {miss * 100:0} %, which noise doesn't explain";
        }

        return fit.Contention.High < 0 || fit.Coherence.High < 0
            ? "points lie above a straight line: some workers were more than as many times as fast as one (their caches hold more, or one was slowed down), for which no such law has a place"
            : null;
    }

    private static (FittedLaw Fit, double Miss) Solve(ScalingPoint[] points, ScalingLaw law)
    {
        int constants = Constants(law);
        double unit = points[0].Median * points[0].Workers;
        (double Workers, double Total, double Weight)[] samples = [.. points.SelectMany(point =>
            point.Samples.Select(sample => ((double)point.Workers, point.Workers * sample / unit, Math.Pow(unit / (point.Workers * point.Median), 2))))];

        // Each row times the root of its weight: what is left is the plain case.
        Matrix<double> design = Matrix<double>.Build.DenseOfRows(samples.Select(sample => Terms(sample.Workers, constants).Select(term => term * Math.Sqrt(sample.Weight))));
        Vector<double> totals = Vector<double>.Build.DenseOfEnumerable(samples.Select(static sample => sample.Total * Math.Sqrt(sample.Weight)));
        Matrix<double> inverse = design.TransposeThisAndMultiply(design).Inverse();
        Vector<double> found = inverse * design.TransposeThisAndMultiply(totals);
        double residual = (totals - (design * found)).Map(static each => each * each).Sum();
        int freedom = samples.Length - constants;
        Matrix<double> covariance = inverse * (residual / freedom);
        double quantile = StudentT.InvCDF(location: 0, scale: 1, freedom, UpperQuantile);
        Estimate coherence = law == ScalingLaw.Amdahl ? default : Quotient(found, covariance, 2, quantile);
        return (new FittedLaw(law, Quotient(found, covariance, 1, quantile), coherence), Miss(points, residual, constants));
    }

    private static IEnumerable<double> Terms(double workers, int constants) => new[] { 1, workers - 1, workers * (workers - 1) }.Take(constants);

    // Of two correlated numbers: what the first does to the quotient counts too.
    private static Estimate Quotient(Vector<double> found, Matrix<double> covariance, int index, double quantile)
    {
        double value = found[index] / found[0];
        double variance = (covariance[index, index] - (2 * value * covariance[0, index]) + (value * value * covariance[0, 0])) / (found[0] * found[0]);
        return new Estimate(value, quantile * Math.Sqrt(Math.Max(0, variance)));
    }

    // The F test for lack of fit: what points miss the curve by, beside what samples of one point differ by. Zero where it is no more than that.
    private static double Miss(ScalingPoint[] points, double residual, int constants)
    {
        double pure = points.Sum(static point => point.Samples.Sum(sample => Math.Pow((sample - point.Samples.Mean()) / point.Median, 2)));
        int samples = points.Sum(static point => point.Samples.Count);
        (int between, int within) = (points.Length - constants, samples - points.Length);
        double lack = Math.Max(0, residual - pure);
        double miss = Math.Sqrt(lack / samples);
        bool isChance = lack / between <= FisherSnedecor.InvCDF(between, within, MissQuantile) * pure / within;
        return isChance || miss < LeastMiss ? 0 : miss;
    }
}
