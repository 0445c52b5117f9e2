using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Versioning;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Workers;

/// <summary>
/// Another user who reaches the pipe all the same, its folder and mode being open: turned away, and the waiting goes on. Taken out
/// (<c>UnauthorizedAccessException</c> not caught), the waiting ended with that exception.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class OtherUserTests
{
    private const string Nobody = "--reuid=65534 --regid=65534 --clear-groups";

    private const string Connects = """
        import socket, sys
        s = socket.socket(socket.AF_UNIX)
        s.settimeout(10)
        s.connect(sys.argv[1])
        print("closed" if s.recv(1) == b"" else "spoken to")
        """;

    [Fact]
    public async Task Another_user_is_turned_away_and_the_worker_still_welcomed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "It did not run: only root can become another user.");
        using HandshakeScene scene = new(static _ => null);
        OpenToAll(scene.PipeName);

        Assert.Equal("closed", ConnectAsNobody(scene.PipeName));

        Assert.False(scene.Welcome.IsCompleted);
        using NamedPipeClientStream worker = scene.Connect();
        PipeConnection.OfWorker(worker).Send(scene.RightHello);
        using WorkerLink link = await scene.Welcome.WaitAsync(StandIn.Limit, TestContext.Current.CancellationToken);
        Assert.Contains(scene.Logged, static message => message.Contains("it belongs to another user", StringComparison.Ordinal));
    }

    // As umask 000 leaves a socket, in a folder that somebody has opened.
    private static void OpenToAll(string pipe)
    {
        const UnixFileMode All = (UnixFileMode)0x1FF;
        File.SetUnixFileMode(Path.GetDirectoryName(pipe)!, All);
        File.SetUnixFileMode(pipe, All);
    }

    private static string ConnectAsNobody(string pipe)
    {
        // The system's own python3: one in somebody's home is out of reach for others.
        ProcessStartInfo start = new("setpriv", [.. Nobody.Split(' '), "env", "PATH=/usr/bin:/bin", "python3", "-c", Connects, pipe])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("It did not run: there is no setpriv.");
        }

        using (process)
        {
            string said = process!.StandardOutput.ReadToEnd().Trim();
            string error = process.StandardError.ReadToEnd();
            Assert.True(process.WaitForExit(StandIn.Limit), "It stayed.");
            Assert.SkipWhen(process.ExitCode == 127, "It did not run: there is no python3.");
            return said.Length > 0 ? said : error;
        }
    }
}
