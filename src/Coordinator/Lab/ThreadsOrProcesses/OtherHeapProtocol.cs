namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>
/// What the lab and its helper process say to each other: the helper says what it is once it is ready, and then answers each line that it reads with a sample. JSON, a line each.
/// It leaves at the end of its standard input, even in the middle of a run.
/// </summary>
internal static class OtherHeapProtocol
{
    /// <summary>What the helper's command line begins with.</summary>
    public const string Word = "threads-on-another-heap";

    /// <summary>What it is asked for.</summary>
    public const string Sample = "sample";
}

/// <summary>What the helper is.</summary>
/// <param name="IsServer">Whether its collector is the server's.</param>
/// <param name="Heaps">How its collector is set up, in words.</param>
internal sealed record OtherHeapReady(bool IsServer, string Heaps);

/// <summary>A sample of the helper's.</summary>
/// <param name="Seconds">What the run took.</param>
/// <param name="PausedSeconds">Seconds in which all threads were suspended.</param>
/// <param name="Collections">Collections.</param>
/// <param name="WorldHash">Over the whole table as the run left it.</param>
internal sealed record OtherHeapSample(double Seconds, double PausedSeconds, int Collections, string WorldHash);
