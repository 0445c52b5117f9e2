using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Placement;

/// <summary>
/// Binds the calling thread to one CPU, and lets it go again. For a process that is up already: one that is started on a
/// single CPU takes itself for a guest on a machine with one, and compiles its hot code ten times later.
/// </summary>
public sealed class ThreadPlacement
{
    /// <summary>In place of a CPU: wherever the system likes, as before the first pin.</summary>
    public const int Anywhere = -1;

    private ulong[]? _before;

    /// <summary>Whether this system binds threads at all; macOS doesn't.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsWindows();

    /// <summary>Binds the calling thread, which must be the same at every call.</summary>
    /// <param name="cpu">The CPU's number as the system counts, below <see cref="Limits.MaxProcessors"/>; or <see cref="Anywhere"/>.</param>
    /// <exception cref="InvalidOperationException">The system refuses, e.g. for a CPU that isn't this process's to use.</exception>
    public void MoveTo(int cpu)
    {
        if (cpu != Anywhere)
        {
            ulong[] before = Replace(CpuMask.Of(cpu), cpu);
            _before ??= before;
        }
        else if (_before is { } before)
        {
            _ = Replace(before, cpu);
            _before = null;
        }
    }

    /// <summary>
    /// Sets the calling thread down on a CPU and leaves it free to be moved: threads that were woken on one CPU would stay
    /// there, one waiting for the other, for as long as a short run takes. Does nothing where the system refuses.
    /// </summary>
    /// <param name="cpu">The CPU, or <see cref="HomeCpu.Unknown"/>.</param>
    public static void SetDownOn(int cpu)
    {
        if (OperatingSystem.IsLinux() && cpu != HomeCpu.Unknown && LinuxAffinity.Replace(CpuMask.Of(cpu)) is { } before)
        {
            // A set that has shrunk meanwhile is refused: any set at all is cut to what there is.
            _ = LinuxAffinity.Replace(before) ?? LinuxAffinity.Replace(CpuMask.All);
        }
    }

    /// <summary>
    /// Sets the calling thread down on a CPU where it isn't there already. For who watches memory after it was woken over a pipe:
    /// Linux puts it on its waker's CPU, in the belief that the waker is about to sleep, and two that watch would share that one.
    /// </summary>
    /// <param name="cpu">The CPU, or <see cref="HomeCpu.Unknown"/> to stay.</param>
    public static void ReturnTo(int cpu)
    {
        if (cpu != HomeCpu.Unknown && HomeCpu.Current != cpu)
        {
            SetDownOn(cpu);
        }
    }

    /// <summary>
    /// Lets whoever wakes the calling thread go on first. A worker that takes its waker's CPU keeps the coordinator from
    /// telling the others, for milliseconds. Does nothing where the system has no such thing.
    /// </summary>
    public static void GiveWayToWaker() => _ = OperatingSystem.IsLinux() && LinuxAffinity.TryGiveWay();

    private static ulong[] Replace(ulong[] mask, int cpu)
    {
        ulong[]? before = OperatingSystem.IsLinux() ? LinuxAffinity.Replace(mask)
            : OperatingSystem.IsWindows() ? WindowsAffinity.Replace(mask)
            : null;
        return before ?? throw new InvalidOperationException(
            $"Cannot pin the thread because the system refused: cpu={(cpu == Anywhere ? "any" : cpu)}, expected=one that this process may use, "
            + $"cause={Marshal.GetLastPInvokeErrorMessage()}. Leave --pin out.");
    }
}
