using System.Collections.Concurrent;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// A file under a temporary name beside its target. It takes the target's place in one step when it is complete, and goes
/// away when it never gets so far, also on a second stop signal. A killed process may leave a hidden <c>.parallelmotion-*.tmp</c>.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private static readonly ConcurrentDictionary<string, bool> Unfinished = new(StringComparer.Ordinal);

    private readonly string _target;
    private readonly string _temporary;
    private bool _replaced;

    public PendingFile(string target)
    {
        _target = target;

        // Not derived from the target's name, which may already be as long as a name can be.
        _temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".parallelmotion-{Guid.NewGuid():N}.tmp");

        Unfinished[_temporary] = true;

        // Unbuffered, so that closing has nothing left to write and can't fail for want of space.
        Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    public FileStream Stream { get; }

    /// <summary>Removes the files of all that are neither in place nor gone, whoever is writing them: this process is about to end.</summary>
    public static void RemoveUnfinished()
    {
        foreach (string temporary in Unfinished.Keys)
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Everything is written: brings it to the disk and closes it.</summary>
    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
    }

    /// <summary>Takes the target's place. Only after <see cref="Complete"/>.</summary>
    public void Replace()
    {
        File.Move(_temporary, _target, overwrite: true);
        _replaced = true;
        _ = Unfinished.TryRemove(_temporary, out bool _);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_replaced)
        {
            File.Delete(_temporary);
            _ = Unfinished.TryRemove(_temporary, out bool _);
        }
    }
}
