namespace ParallelMotion.Coordinator.Workers;

/// <summary>Says in words how a process ended.</summary>
internal static class ExitStatus
{
    /// <summary>The runtime reports death by signal n as 128 + n, as shells do.</summary>
    private const int SignalBase = 128;

    /// <summary>SIGKILL.</summary>
    public const int Killed = SignalBase + 9;

    /// <summary>Says it.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="killer">Who sent SIGKILL, if it did and that is known, as it stands behind "killed".</param>
    public static string Describe(int code, string? killer = null) => code switch
    {
        0 => "exit code 0",
        SignalBase + 6 => $"exit code {code} (SIGABRT: the runtime gave up, as it does on a memory fault)",
        SignalBase + 7 => $"exit code {code} (SIGBUS: memory behind a mapping was not to be had)",
        Killed => $"exit code {code} (SIGKILL: killed {killer ?? "by hand, or by the system for want of memory"})",
        SignalBase + 11 => $"exit code {code} (SIGSEGV: memory fault)",
        SignalBase + 15 => $"exit code {code} (SIGTERM: asked to terminate)",
        > SignalBase and <= SignalBase + 64 => $"exit code {code} (signal {code - SignalBase})",
        _ => $"exit code {code}",
    };
}
