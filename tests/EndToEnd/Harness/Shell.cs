using System.Diagnostics;

namespace ParallelMotion.EndToEnd.Harness;

/// <summary>Small commands of the system's shell, which has kill built in.</summary>
internal static class Shell
{
    public static string Run(string command)
    {
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = shell.StandardOutput.ReadToEnd();
        Assert.True(shell.WaitForExit(CoordinatorRun.Limit), $"'{command}' did not end.");
        return output.Trim();
    }

    /// <summary>Whether the system has a program.</summary>
    public static bool Has(string program) => !OperatingSystem.IsWindows() && Run($"command -v {program} || true").Length > 0;
}
