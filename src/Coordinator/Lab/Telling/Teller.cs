namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>Who is told, and by what.</summary>
/// <param name="Channel">By what.</param>
/// <param name="Workers">How many workers.</param>
internal sealed record Teller(LabChannel Channel, int Workers)
{
    /// <summary>As it stands in a table, such as <c>pipe x2</c>.</summary>
    public string Name => $"{Channel.Name} x{Workers}";
}
