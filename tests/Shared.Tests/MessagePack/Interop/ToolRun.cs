using System.ComponentModel;
using System.Diagnostics;

namespace ParallelMotion.Shared.Tests.MessagePack.Interop;

/// <summary>What a program left behind: exit code 0 or a reason, never an exception.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    private const int NeverRan = -1;

    public static async Task<ToolRun> StartAsync(
        string tool, string folder, string input, TimeSpan limit, params string[] arguments)
    {
        ProcessStartInfo start = new(tool, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            return await FinishAsync(process, input, limit);
        }
        catch (Exception thrown) when (thrown is Win32Exception or IOException)
        {
            return new ToolRun(NeverRan, "", $"{tool}: {thrown.Message}");
        }
    }

    private static async Task<ToolRun> FinishAsync(Process process, string input, TimeSpan limit)
    {
        using CancellationTokenSource patience = new(limit);
        try
        {
            // Read before writing: a program whose output nobody takes stops taking input.
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return new ToolRun(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return new ToolRun(NeverRan, "", $"Still running after {limit.TotalSeconds} s.");
        }
    }
}
