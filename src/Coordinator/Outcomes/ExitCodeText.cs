namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>Exit codes in words, for people; scripts read the number, or the name where there is one.</summary>
internal static class ExitCodeText
{
    /// <summary>How it ended.</summary>
    public static string Of(ExitCode code) => code switch
    {
        ExitCode.Fine => "fine",
        ExitCode.Unexpected => "by something that nobody foresaw",
        ExitCode.Usage => "what was asked for can't be used as given",
        ExitCode.Regression => "something got slower than before",
        ExitCode.WrongResult => "a parallel result differs from the serial one",
        ExitCode.WorkersFailed => "a worker failed, and the job can't go on without it",
        ExitCode.TooLittleResource => "too little memory, disk or another resource",
        ExitCode.Interrupted => "interrupted",
        ExitCode.Terminated => "asked to terminate",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not an exit code."),
    };
}
