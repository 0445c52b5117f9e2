using System.ComponentModel;

namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>
/// What a second stop signal does: ends the process at once, whatever its threads are at, after releasing what would
/// outlive it.
/// </summary>
internal sealed class LastResort
{
    private readonly Lock _lock = new();
    private readonly Stack<Action> _releases = new();
    private readonly Action<int> _exit;

    /// <summary>Ends this process when it has to.</summary>
#pragma warning disable RS0030 // The job's own thread can't be waited for: that is what a second signal says.
    public LastResort()
        : this(Environment.Exit)
    {
    }
#pragma warning restore RS0030

    /// <summary>Ends something else, for tests.</summary>
    internal LastResort(Action<int> exit)
    {
        _exit = exit;
    }

    /// <summary>Adds something to release; what was added last is released first.</summary>
    /// <param name="release">Harmless when the job's own thread has released it, or is about to.</param>
    public void Add(Action release)
    {
        lock (_lock)
        {
            _releases.Push(release);
        }
    }

    /// <summary>Releases everything and ends the process.</summary>
    public void Take(ExitCode code)
    {
        lock (_lock)
        {
            while (_releases.TryPop(out Action? release))
            {
                try
                {
                    release();
                }
                catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidOperationException or Win32Exception)
                {
                    // The others still have to be released, and nobody is left to tell.
                }
            }
        }

        _exit((int)code);
    }
}
