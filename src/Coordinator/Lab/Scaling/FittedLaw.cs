namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>What a curve is held against: one worker's time shared by <c>n</c>, times <c>1 + contention (n - 1) + coherence n (n - 1)</c>.</summary>
internal enum ScalingLaw
{
    /// <summary>
    /// Coherence is 0: G. M. Amdahl, Validity of the Single Processor Approach to Achieving Large Scale Computing Capabilities, AFIPS 1967.
    /// Contention is then the share of the work that one does while all others wait.
    /// </summary>
    Amdahl,

    /// <summary>
    /// N. J. Gunther, A General Theory of Computational Scalability Based on Rational Functions, arXiv:0808.1431, 2008 (the Universal Scalability
    /// Law). Coherence is what each pair of workers costs: with it, time goes up again.
    /// </summary>
    Universal,
}

/// <summary>A law with its constants.</summary>
/// <param name="Law">Which.</param>
/// <param name="Contention">The share of the work that is done by one at a time.</param>
/// <param name="Coherence">What each pair of workers adds, in parts of one worker's time; 0 in Amdahl's law.</param>
internal sealed record FittedLaw(ScalingLaw Law, Estimate Contention, Estimate Coherence)
{
    /// <summary>Beyond so many nobody is told where a curve would go flat: no points lie near.</summary>
    private const int Horizon = 1024;

    /// <summary>Where the law says that the curve goes flat; null where not within 1,024 workers.</summary>
    public int? FlatFrom => FlatWith(Contention.Value, Coherence.Value);

    /// <summary>The earliest such place that the intervals allow: both constants at their upper ends, which is further out than 95 %.</summary>
    public int? FlatFromLow => FlatWith(Contention.High, Coherence.High);

    /// <summary>The latest; null where the intervals allow none.</summary>
    public int? FlatFromHigh => FlatWith(Contention.Low, Coherence.Low);

    // Twice as many workers gain less than counts as a gain: what the measured flat spot means where counts are doubled.
    private static int? FlatWith(double contention, double coherence)
    {
        for (int workers = 1; workers <= Horizon; workers++)
        {
            if (SpeedUp(2 * workers, contention, coherence) / SpeedUp(workers, contention, coherence) < FlatSpot.LeastGain)
            {
                return workers;
            }
        }

        return null;
    }

    // Noise may leave less than nothing of a constant, and no law means that.
    private static double SpeedUp(double workers, double contention, double coherence) =>
        workers / (1 + (Math.Max(0, contention) * (workers - 1)) + (Math.Max(0, coherence) * workers * (workers - 1)));
}
