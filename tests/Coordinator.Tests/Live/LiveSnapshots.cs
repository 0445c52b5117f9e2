using ParallelMotion.Coordinator.Live;

namespace ParallelMotion.Coordinator.Tests.Live;

/// <summary>A job as a test makes it up.</summary>
internal static class LiveSnapshots
{
    public static LiveSnapshot Running(int workers = 2) => new()
    {
        Run = "40b9a9813632b5a1",
        Machine = "a machine",
        Status = "running",
        ElapsedSeconds = 31,
        Stage = "motion: sample 2 of 5, 2 workers, per tick, streaming",
        Part = new LivePart("kernel", "motion", 1, 2),
        Samples = new LiveSamples(34.5, 90, 41.2, IsGuess: false),
        Now = new LiveRun("motion", "2 workers, per tick, streaming", "sample", 2, 5, 100, 62),
        TicksPerSecond = 830,
        Workers = [.. Enumerable.Range(0, workers).Select(Worker)],
        RestartCount = 1,
    };

    private static LiveWorker Worker(int index) =>
        new(index, 1000 + index, index % 2 == 0 ? WorkerState.Computing : WorkerState.Waiting, index * 1000, (index + 1) * 1000, Tick: 60 + (index % 7), 4.1e8, 0.7, 0.2, Restarts: index == 1 ? 1 : 0);
}
