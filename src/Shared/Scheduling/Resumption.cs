using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>How an order is gone on with that another process has begun.</summary>
/// <param name="Order">The order's number.</param>
/// <param name="FirstTick">Its first tick.</param>
/// <param name="Ticks">How many it asks for.</param>
/// <param name="Tick">The tick in which the sweep goes on.</param>
/// <param name="Row">The row at which it does.</param>
/// <param name="Restored">The tile that was found open, and put back; null where none was.</param>
/// <param name="RowsDone">How many rows of that tile stay done, because one block alone was being changed; 0 where a copy of all of it was put back.</param>
public readonly record struct Resumption(long Order, int FirstTick, int Ticks, int Tick, int Row, JournalEntry? Restored, int RowsDone);
