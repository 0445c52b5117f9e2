namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>A run in which two workers wrote the same rows.</summary>
/// <param name="Updates">Updates that were made, of all rows.</param>
/// <param name="Kept">Updates that are in the table afterwards.</param>
/// <param name="WrongRows">Rows that lack some.</param>
/// <param name="WorldHash">Over the table as it was left.</param>
internal sealed record BrokenRun(long Updates, long Kept, int WrongRows, string WorldHash)
{
    /// <summary>Updates that nobody sees any more.</summary>
    public long Lost => Updates - Kept;

    /// <summary>Their share.</summary>
    public double LostShare => (double)Lost / Updates;
}
