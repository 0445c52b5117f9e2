namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>What laws are called in a sentence.</summary>
internal static class ScalingLawName
{
    public static string Of(ScalingLaw law) => law == ScalingLaw.Amdahl ? "Amdahl's law" : "the Universal Scalability Law";
}
