namespace ParallelMotion.Coordinator.Doctor;

/// <summary>
/// One thing that a run's success or its figures depend on. A check reads values, and judges them in a function of these values alone. It
/// changes nothing that outlives it.
/// </summary>
internal interface ICheck
{
    /// <summary>The name of what it finds; scripts rely on it.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    /// <param name="examined">What to look at.</param>
    /// <exception cref="IOException">The system refuses to tell.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refuses to tell.</exception>
    Finding Look(Examined examined);
}
