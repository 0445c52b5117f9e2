namespace ParallelMotion.Coordinator.Logs;

/// <summary>What was being run when an event was logged.</summary>
/// <param name="Exercise">The lab's exercise.</param>
/// <param name="Kernel">The kernels of a tick.</param>
/// <param name="Dispatch">How workers were told.</param>
/// <param name="Workers">How many took part.</param>
/// <param name="Sample">Which sample it was, from 1.</param>
internal sealed record LogPlace(string? Exercise, string? Kernel, string? Dispatch, int? Workers, int? Sample)
{
    /// <summary>Nothing.</summary>
    public static LogPlace None { get; } = new(null, null, null, null, null);

    /// <summary>In words; empty where nothing was being run. An event that names a kernel itself may have been logged between runs.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Exercise is null ? null : $"exercise {Exercise}",
        Dispatch is null ? null : $"{Kernel} {Dispatch}",
        Dispatch is null or "serial" || Workers is null ? null : $"{Workers} worker{(Workers == 1 ? string.Empty : "s")}",
        Dispatch is null || Sample is null ? null : $"sample {Sample}",
    }.Where(static part => part is not null));
}
