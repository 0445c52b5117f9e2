using System.Diagnostics;

namespace ParallelMotion.Soak.Kills;

/// <summary>Sends signals by way of one shell, which has <c>kill</c> built in: no process is started for each.</summary>
internal sealed class SignalShell : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private readonly Process _shell = Process.Start(new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Sends it to processes, in this order. Those that are gone meanwhile are left out.</summary>
    /// <param name="signal">Its name, such as KILL.</param>
    /// <param name="pids">To whom.</param>
    public void Send(string signal, params IReadOnlyList<int> pids)
    {
        if (pids.Count > 0)
        {
            // One at a time, since a shell gives up at the first that is gone.
            _shell.StandardInput.WriteLine(string.Join(';', pids.Select(pid => $"kill -{signal} {pid} 2>/dev/null")) + ";echo");
            _shell.StandardInput.Flush();
            _ = _shell.StandardOutput.ReadLineAsync().WaitAsync(Limit).GetAwaiter().GetResult();
        }
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _ = _shell.WaitForExit(Limit);
        _shell.Dispose();
    }
}
