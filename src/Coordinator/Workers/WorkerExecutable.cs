using System.Runtime.InteropServices;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>Where the worker's executable lies: beside the coordinator's, built together with it.</summary>
internal static class WorkerExecutable
{
    /// <summary>What it is called.</summary>
    public static string FileName { get; } = OperatingSystem.IsWindows() ? "ParallelMotion.Worker.exe" : "ParallelMotion.Worker";

    /// <summary>The folder of the .NET installation that this process runs on, for workers to run on the same.</summary>
    public static string RuntimeRoot =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Finds it, before anything is allocated.</summary>
    /// <param name="folder">The folder to look in.</param>
    /// <exception cref="RefusedException">It isn't there.</exception>
    public static string Find(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? path
            : throw RefusedException.Usage(
                $"Cannot start workers because their executable is missing: path={path}. Build the solution again (./run.sh does so), "
                + "or copy the whole output folder, not the coordinator alone.");
    }
}
