namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>By which calls somebody has ranges computed. The mechanics below are the same, and so are the bits.</summary>
internal enum DispatchApi
{
    /// <summary>One call for all ranges, which returns when all are done: <see cref="Dispatcher"/>, or the coordinator's own threads.</summary>
    Map,

    /// <summary>One call a range, which returns a task at once: <see cref="RangeTasks"/>. Worker processes only.</summary>
    Submit,

    /// <summary><see cref="System.Threading.Tasks.Parallel"/> of the library, for threads.</summary>
    ParallelFor,

    /// <summary>A dataflow block of the library, for threads.</summary>
    Dataflow,
}
