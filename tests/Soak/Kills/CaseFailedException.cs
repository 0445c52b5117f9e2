namespace ParallelMotion.Soak.Kills;

/// <summary>A case that ended otherwise than it must.</summary>
/// <param name="message">How.</param>
internal sealed class CaseFailedException(string message) : Exception(message);
