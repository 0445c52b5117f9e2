using ParallelMotion.Coordinator.Checkpoints;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Resuming;

/// <summary>Finds what somebody wants to go on with.</summary>
internal static class ResumeFinder
{
    /// <summary>Finds it, and takes it over.</summary>
    /// <param name="what">A run's number, or a folder of checkpoints.</param>
    /// <param name="memoryFolder">Where regions lie; null for the usual place.</param>
    /// <returns>What the job was asked for, and where it is gone on with.</returns>
    /// <exception cref="RefusedException">There is no such thing, or it is somebody's.</exception>
    public static (JobOptions Job, ResumePoint Point) Find(string what, string? memoryFolder)
    {
        return RunId.TryParse(what, out RunId run)
            ? OfRun(run, memoryFolder)
            : Directory.Exists(what) ? OfCheckpoint(what)
            : throw RefusedException.Usage(
                $"Cannot resume because that is neither a run's number nor a folder: run={what}, expected=16 digits, as in the name of the run's log file, or a folder of checkpoints.");
    }

    private static (JobOptions Job, ResumePoint Point) OfCheckpoint(string folder)
    {
        (Checkpoint checkpoint, ColumnTable columns) = new CheckpointFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Read();
        return (checkpoint.Job, new ResumePoint
        {
            Source = $"the checkpoint in {folder}",
            Flight = checkpoint.Flight,
            Columns = columns,
            FirstTick = checkpoint.Tick,
            InitialHash = checkpoint.InitialHash,
        });
    }

    private static (JobOptions Job, ResumePoint Point) OfRun(RunId run, string? memoryFolder)
    {
        RegionStore store = Adopt(run, memoryFolder);
        store.StaysBehind = true;
        try
        {
            string source = $"run {run}";
            JobOptions job = JobFile.ReadFrom(store.Place);
            Flight? flight = FlightFile.ReadFrom(store.Place);
            if (flight is not null)
            {
                return (job, new ResumePoint { Source = source, Flight = flight, Store = store });
            }

            // Between two runs, or in one that the coordinator takes part in, its columns say nothing: all is done again, elsewhere.
            store.StaysBehind = false;
            store.Dispose();
            return (job, new ResumePoint { Source = source });
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static RegionStore Adopt(RunId run, string? memoryFolder)
    {
        try
        {
            return RegionStore.Adopt(run, memoryFolder);
        }
        catch (RegionException refusal)
        {
            throw RefusedException.Usage($"Cannot resume: {refusal.Message}", refusal);
        }
    }
}
