namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>
/// An end that was foreseen: its message is a sentence for the person at the keyboard, its code is for their script.
/// Anything else that escapes is a defect and ends in <see cref="Outcomes.ExitCode.Unexpected"/>.
/// </summary>
internal sealed class RefusedException : Exception
{
    public RefusedException(ExitCode exitCode, string message, Exception? cause = null)
        : base(message, cause)
    {
        ExitCode = exitCode;
    }

    /// <summary>The process's exit code.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>Refuses something the user gave (exit code 2).</summary>
    public static RefusedException Usage(string message, Exception? cause = null) => new(ExitCode.Usage, message, cause);

    /// <summary>Refuses for want of memory or disk (exit code 13).</summary>
    public static RefusedException TooLittle(string message, Exception? cause = null) =>
        new(ExitCode.TooLittleResource, message, cause);
}
