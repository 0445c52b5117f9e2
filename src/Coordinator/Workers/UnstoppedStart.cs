using System.Diagnostics;
using ParallelMotion.Shared.Signals;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>Starts processes that outlive a stop signal to the whole group, to leave in order when the coordinator has them leave.</summary>
internal static class UnstoppedStart
{
    /// <summary>How to start a process so.</summary>
    /// <param name="command">Its executable and arguments.</param>
    public static ProcessStartInfo Of(params IEnumerable<string> command)
    {
        ProcessStartInfo start = new() { UseShellExecute = false };
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true;
        }
        else
        {
            // A stop signal often reaches the whole group: Ctrl-C, a closed terminal, a service manager. The runtime honours
            // signals that were ignored when it started, from its first instruction on.
            command = ["/bin/sh", "-c", "trap '' INT QUIT TERM HUP; exec \"$0\" \"$@\"", .. command];
        }

        start.FileName = command.First();
        foreach (string argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>Starts it.</summary>
    /// <param name="process">One whose start is of <see cref="Of"/>.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The system refuses.</exception>
    public static void Start(Process process)
    {
        // The system tells a whole group of a stop, and the shell is part of it before it has come to ignore that.
        using HeldSignals? held = OperatingSystem.IsWindows() ? null : HeldSignals.Hold();
        _ = process.Start();
    }
}
