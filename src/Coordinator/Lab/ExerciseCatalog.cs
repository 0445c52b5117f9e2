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

/// <summary>All exercises, in the order in which they are listed and run.</summary>
internal static class ExerciseCatalog
{
    public static IReadOnlyList<IExercise> All { get; } =
    [
        new DispatchExercise(),
        new RoundTripExercise(),
        new RaceExercise(),
        new SegmentsExercise(),
        new ReplayExercise(),
        new BalanceExercise(),
        new FalseSharingExercise(),
        new ThreadsExercise(),
        new ApiExercise(),
        new ShapeExercise(),
        new CoresExercise(),
        new SpeedupExercise(),
        new BandwidthExercise(),
    ];
}
