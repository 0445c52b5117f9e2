using System.Diagnostics;

namespace ParallelMotion.Benchmarks.Trigonometry;

/// <summary>One contestant on buffers of its own: warmed up, then timed a sample at a time.</summary>
internal sealed class SinCosRun
{
    /// <summary>
    /// The runtime compiles a method again once it was called often, in the background and after 100 ms of quiet; what it
    /// replaces would be timed with less.
    /// </summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>A thousand times the clock's resolution and the call's cost, and longer than most interruptions.</summary>
    private static readonly TimeSpan LeastSample = TimeSpan.FromMilliseconds(20);

    /// <summary>Passes between two looks at the clock while warming up: about a hundred microseconds at the fastest.</summary>
    private const int Batch = 64;

    private readonly SinCosBuffers _buffers = new();
    private readonly int _passes;

    /// <summary>Warms up, and finds how many passes a sample needs.</summary>
    /// <param name="contestant">The way to compute.</param>
    public SinCosRun(SinCosContestant contestant)
    {
        Contestant = contestant;
        TimeSpan least = TimeSpan.MaxValue;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            TimeSpan batch = Time(Batch);
            least = batch < least ? batch : least;
        }

        // From the least, so that no interruption while warming up makes samples too short.
        _passes = Batch * (int)Math.Ceiling(LeastSample / least);
    }

    /// <summary>The way to compute.</summary>
    public SinCosContestant Contestant { get; }

    /// <summary>Takes a sample, and looks whether its work was done.</summary>
    /// <returns>Nanoseconds for each angle.</returns>
    /// <exception cref="InvalidOperationException">A sine or cosine is missing or wrong.</exception>
    public double Sample()
    {
        Array.Clear(_buffers.Sines);
        Array.Clear(_buffers.Cosines);
        TimeSpan elapsed = Time(_passes);
        SinCosProof.Check(Contestant.Name, _buffers);
        return elapsed.TotalNanoseconds / ((double)_passes * SinCosBuffers.Count);
    }

    private TimeSpan Time(int passes)
    {
        long start = Stopwatch.GetTimestamp();
        for (int pass = 0; pass < passes; pass++)
        {
            Contestant.Pass(_buffers);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
