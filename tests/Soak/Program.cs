namespace ParallelMotion.Soak;

/// <summary>What is too long for <c>dotnet test</c>: <c>COMMAND [OPTIONS]</c>. Exit code 0: held; 1: something gave; 2: usage.</summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        ["frames", .. string[] options] => FramesCommand.Run(options),
        ["kills", .. string[] options] => KillsCommand.Run(options),
        _ => Options.Misused("a command is missing or unknown: expected=frames or kills, then [--seed S] [--first N] [--count N]"),
    };
}
