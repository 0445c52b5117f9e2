
namespace ParallelMotion.Coordinator.Resuming;

/// <summary>
/// Which run of a job its workers are carrying out: what another coordinator has to know to go on with it. A small file beside the
/// regions, there only from when the columns are as they were before the first tick until the run's result has been looked at; it is
/// replaced as a whole, so nobody reads half of one.
/// </summary>
/// <param name="Schedule">The name of the run's kernels.</param>
/// <param name="Workers">How many take part.</param>
/// <param name="Dispatch">How they are told, by its name.</param>
/// <param name="Sweep">How they cross their ranges, by its name.</param>
/// <param name="TileRows">Rows of a tile.</param>
/// <param name="Ticks">Ticks of the run.</param>
/// <param name="TicksPerDispatch">Ticks that one order asks for.</param>
/// <param name="FirstOrder">The number of its first order.</param>
/// <param name="JournalBytes">Bytes of each worker's journal.</param>
internal sealed record Flight(
    string Schedule, int Workers, string Dispatch, string Sweep, int TileRows, int Ticks, int TicksPerDispatch, long FirstOrder, IReadOnlyList<int> JournalBytes);
