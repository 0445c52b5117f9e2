using System.ComponentModel;

namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>
/// What a second stop signal does: ends the process at once, whatever its threads are at, after releasing what would
/// outlive it.
/// </summary>
internal sealed class LastResort
{
    private const int Attempts = 3;

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

    /// <summary>Opens something that outlives the process, and adds it in the same step: no signal comes in between.</summary>
    /// <param name="open">Opens it, quickly.</param>
    /// <param name="registration">As of <see cref="Add"/>.</param>
    public T Open<T>(Func<T> open, out IDisposable registration)
        where T : IDisposable
    {
        lock (_lock)
        {
            T opened = open();
            registration = Add(opened.Dispose);
            return opened;
        }
    }

    /// <summary>Releases everything and ends the process.</summary>
    public void Take(ExitCode code)
    {
        lock (_lock)
        {
            // The job's thread goes on meanwhile: a folder that gets one more file while it is emptied can't be removed at first.
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                for (int last = _releases.Count - 1; last >= 0; last--)
                {
                    if (TryRelease(_releases[last]))
                    {
                        _releases.RemoveAt(last);
                    }
                }
            }
        }

        _exit((int)code);
    }

    private static bool TryRelease(Registration registration)
    {
        try
        {
            registration.Release();
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidOperationException or Win32Exception)
        {
            // The others still have to be released, and nobody is left to tell.
            return false;
        }
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
