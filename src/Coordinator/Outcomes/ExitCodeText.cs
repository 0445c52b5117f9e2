namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>Exit codes in words, for people; scripts read the number, or the name where there is one.</summary>
internal static class ExitCodeText
{
    /// <summary>How it ended.</summary>
    public static string Of(ExitCode code) => code switch
    {
        ExitCode.Fine => "fine",
        ExitCode.Unexpected => "something nobody foresaw",
        ExitCode.Usage => "not usable as given",
        ExitCode.Regression => "slower than before",
        ExitCode.WrongResult => "a parallel result differs from the serial one",
        ExitCode.WorkersFailed => "a worker failed, and none could take its place",
        ExitCode.TooLittleResource => "too little memory, disk or another resource",
        ExitCode.Interrupted => "interrupted",
        ExitCode.Terminated => "asked to terminate",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not an exit code."),
    };
}
