using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Sweeping;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>The clean-up, as a command of its own: no host, no run and no log.</summary>
internal static class Cleaning
{
    /// <summary>Removes what dead runs left, and says what.</summary>
    /// <param name="flags">Settings from the command line.</param>
    /// <exception cref="RefusedException">The settings can't be used, or the folder can't be read.</exception>
    public static ExitCode Run(IReadOnlyDictionary<string, string?> flags)
    {
        CleanOptions options = Settings.Read<CleanOptions>(flags, AppContext.BaseDirectory);
        OptionReader reader = new();
        string folder = reader.MemoryFolder(options.MemoryFolder);
        reader.RequireNoProblems();
        SweepReport.Print(folder, Sweep(folder), Console.Out);
        return ExitCode.Fine;
    }

    private static IReadOnlyList<SweptFolder> Sweep(string folder)
    {
        try
        {
            return Sweeper.Sweep(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw RefusedException.Usage($"Cannot clean because the folder can't be read: memory-folder={folder}, cause={cause.Message}", cause);
        }
    }
}
