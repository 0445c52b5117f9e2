namespace ParallelMotion.Coordinator.Sweeping;

/// <summary>What a sweep did about something that looks like a run's folder.</summary>
/// <param name="Name">The run, or whatever else it is called.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">What lies, or lay, in it; null where it wasn't looked into.</param>
/// <param name="KeptBecause">Why it is still there; null when it is gone.</param>
internal sealed record SweptFolder(string Name, string Path, long? Bytes, string? KeptBecause)
{
    /// <summary>Why a run that is alive is kept: the one reason that is no news.</summary>
    public const string Alive = "its run is alive";

    /// <summary>Whether it is gone.</summary>
    public bool IsRemoved => KeptBecause is null;
}
