using System.ComponentModel;

namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>
/// What a second stop signal does: ends the process at once, whatever its threads are at, after releasing what would
/// outlive it.
/// </summary>
internal sealed class LastResort
{
    private readonly Lock _lock = new();
    private readonly List<Registration> _releases = [];
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
    /// <returns>Takes it out again, once it is released: whoever opens one thing after another would keep them all in memory.</returns>
    public IDisposable Add(Action release)
    {
        Registration registration = new(this, release);
        lock (_lock)
        {
            _releases.Add(registration);
        }

        return registration;
    }

    /// <summary>Releases everything and ends the process.</summary>
    public void Take(ExitCode code)
    {
        lock (_lock)
        {
            for (int last = _releases.Count - 1; last >= 0; last--)
            {
                try
                {
                    _releases[last].Release();
                }
                catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidOperationException or Win32Exception)
                {
                    // The others still have to be released, and nobody is left to tell.
                }
            }

            _releases.Clear();
        }

        _exit((int)code);
    }

    private void Remove(Registration registration)
    {
        lock (_lock)
        {
            _ = _releases.Remove(registration);
        }
    }

    private sealed class Registration(LastResort owner, Action release) : IDisposable
    {
        public void Release() => release();

        public void Dispose() => owner.Remove(this);
    }
}
