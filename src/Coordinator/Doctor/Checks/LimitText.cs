namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>A limit as people and scripts read it.</summary>
internal static class LimitText
{
    public static string Of(long? limit) => limit switch
    {
        null => "unknown",
        long.MaxValue => "none",
        { } value => $"{value:N0}",
    };

    /// <summary>A number, or <c>unlimited</c>; null where the system doesn't say.</summary>
    public static object? ValueOf(long? limit) => limit is long.MaxValue ? "unlimited" : limit;
}
