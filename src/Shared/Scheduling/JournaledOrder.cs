namespace ParallelMotion.Shared.Scheduling;

/// <summary>What a journal has to know of an order.</summary>
/// <param name="Number">Its number, from 1, ascending through the life of a run's regions: it tells this order's entries from older ones.</param>
/// <param name="Resumes">Whether another process may have begun with it and died.</param>
public readonly record struct JournaledOrder(long Number, bool Resumes);
