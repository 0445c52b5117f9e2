namespace ParallelMotion.Worker;

/// <summary>How a worker ends, and with which code.</summary>
internal static class Leaving
{
    /// <summary>Told to leave, or nobody is left to work for.</summary>
    public const int InOrder = 0;

    /// <summary>A defect; standard error has the stack.</summary>
    public const int Unexpected = 1;

    /// <summary>Started by hand, or with a token that is none.</summary>
    public const int Misused = 2;

    /// <summary>The coordinator could not be reached, or broke the protocol.</summary>
    public const int LostTouch = 3;

    /// <summary>
    /// Leaves from any thread, even while the kernel computes. Rows may be left between two ticks: whoever would have
    /// read them is gone.
    /// </summary>
#pragma warning disable RS0030 // The one place where a process may end other than by returning from Main.
    public static void Now(int code) => Environment.Exit(code);
#pragma warning restore RS0030
}
