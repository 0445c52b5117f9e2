namespace ParallelMotion.Coordinator.Workers;

/// <summary>Says in words how a process ended.</summary>
internal static class ExitStatus
{
    /// <summary>The runtime reports death by signal n as 128 + n, as shells do.</summary>
    private const int SignalBase = 128;

    public static string Describe(int code) => code switch
    {
        0 => "exit code 0",
        SignalBase + 6 => $"exit code {code} (SIGABRT: the runtime gave up, as it does on a memory fault)",
        SignalBase + 7 => $"exit code {code} (SIGBUS: memory behind a mapping was not to be had)",
        SignalBase + 9 => $"exit code {code} (SIGKILL: killed by hand, or by the system for want of memory)",
        SignalBase + 11 => $"exit code {code} (SIGSEGV: memory fault)",
        SignalBase + 15 => $"exit code {code} (SIGTERM: asked to terminate)",
        > SignalBase and <= SignalBase + 64 => $"exit code {code} (signal {code - SignalBase})",
        _ => $"exit code {code}",
    };
}
