namespace ParallelMotion.Coordinator.Workers;

/// <summary>The environment that a worker starts with: what its runtime heeds is decided here, not where the coordinator was started.</summary>
internal static class WorkerEnvironment
{
    /// <summary>A worker allocates next to nothing; without a bound each one would take itself for the machine's only tenant.</summary>
    public const long HeapLimitBytes = 256L * 1024 * 1024;

    /// <summary>
    /// What every message passes through on its way out of this project. Code that was prepared ahead of time would stay as it
    /// is, and a message take longer, where nothing is compiled a second time. A runtime that doesn't know the setting ignores it.
    /// </summary>
    private const string CompiledHere = "System.Net.Sockets System.IO.Pipes System.IO.Pipelines";

    /// <summary>
    /// The beginnings of those names that pass. Instruction sets: whoever switches one off, to compare or for a defect, must
    /// have it off in both processes. The rest concerns the machine: which runtime serves, whether files can be locked, dumps,
    /// whether code pages may be mapped twice (hardened systems refuse, and no runtime starts), names for a profiler.
    /// </summary>
    private static readonly string[] Passing =
    [
        "EnableHWIntrinsic", "EnableAES", "EnableAPX", "EnableArm64", "EnableAVX", "EnableBMI", "EnableFMA", "EnableGFNI", "EnableLZCNT",
        "EnableMOVBE", "EnablePCLMULQDQ", "EnablePOPCNT", "EnableSHA", "EnableSSE", "EnableVAES", "EnableVPCLMULQDQ", "EnableX86Serialize",
        "EnableWAITPKG", "MaxVectorTBitWidth", "PreferredVectorBitWidth", "ROLL_FORWARD", "SYSTEM_IO_DISABLEFILELOCKING", "Dbg",
        "EnableWriteXorExecute", "PerfMap",
    ];

    /// <summary>Turns what the coordinator inherited into what a worker gets.</summary>
    /// <param name="environment">The variables; changed in place.</param>
    public static void Prepare(IDictionary<string, string?> environment)
    {
        Filter(environment);

        // One heap, collected when it has to be. One compilation: a second one, in the background, takes the CPU of a worker or of
        // whoever waits for it, for up to 100 ms in the first seconds.
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_TieredCompilation"] = "0";
        environment["DOTNET_ReadyToRunExcludeList"] = CompiledHere;
        environment["DOTNET_GCHeapHardLimit"] = $"0x{HeapLimitBytes:x}";
    }

    /// <summary>Leaves out what the runtime of no process that the coordinator starts may heed; its heap and its compilation are left to the runtime.</summary>
    /// <param name="environment">The variables; changed in place.</param>
    public static void Filter(IDictionary<string, string?> environment)
    {
        // Another runtime's place, hooks, a processor count, another heap, other compilation tiers: meant for whoever was
        // started with it. A list of what to remove would miss the switches of the next release.
        string[] stopped = [.. environment.Keys.Where(static name => SettingOf(name) is { } setting && !Passes(setting))];
        foreach (string name in stopped)
        {
            _ = environment.Remove(name);
        }

        environment["DOTNET_ROOT"] = WorkerExecutable.RuntimeRoot;

        // Diagnostic sockets in the temp folder outlive a killed process.
        environment["DOTNET_EnableDiagnostics"] = "0";
    }

    // The runtime still reads its switches under its old prefix too.
    private static string? SettingOf(string name) => After("DOTNET_", name) ?? After("COMPlus_", name);

    private static string? After(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : null;

    private static bool Passes(string setting) =>
        Array.Exists(Passing, start => setting.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
