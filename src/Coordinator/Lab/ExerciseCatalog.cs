using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Lab.Bandwidths;
using ParallelMotion.Coordinator.Lab.Cores;
using ParallelMotion.Coordinator.Lab.Interfaces;
using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Lab.Races;
using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Lab.RoundTrips;
using ParallelMotion.Coordinator.Lab.Scaling;
using ParallelMotion.Coordinator.Lab.Segments;
using ParallelMotion.Coordinator.Lab.Shapes;
using ParallelMotion.Coordinator.Lab.Telling;
using ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>All exercises, in the order in which they are listed and run: the nine of the chapter, then those beyond.</summary>
internal static class ExerciseCatalog
{
    public static IReadOnlyList<IExercise> All { get; } =
    [
        new SpeedupExercise(),
        new ThreadsExercise(),
        new RaceExercise(),
        new SegmentsExercise(),
        new BandwidthExercise(),
        new DispatchExercise(),
        new CoresExercise(),
        new ApiExercise(),
        new ShapeExercise(),
        new RoundTripExercise(),
        new FalseSharingExercise(),
        new BalanceExercise(),
        new ReplayExercise(),
    ];
}
