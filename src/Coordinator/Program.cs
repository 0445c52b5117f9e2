using System.CommandLine;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Hosting;
using ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Streams;

namespace ParallelMotion.Coordinator;

/// <summary>The coordinator: reads the command line, runs what it names, returns how it ended.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (OtherHeapProgram.IsMeant(args))
        {
            return OtherHeapProgram.Run(args);
        }

        StandardStreams.Take();
        int code = await RunAsync(args);
        _ = StandardError.TryFlush();
        return code;
    }

    private static async Task<int> RunAsync(string[] args)
    {
        try
        {
            JobCommand command = CommandLine.Compose();
            ParseResult parsed = command.Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            command.HideFrom(parsed);
            IReadOnlyList<string> problems = command.Problems(parsed);
            return problems.Count > 0
                ? throw RefusedException.Usage(string.Join(Environment.NewLine, problems))
                : await InvokeAsync(parsed);
        }
        catch (RefusedException refused)
        {
            StandardError.Say(refused.Message);
            return (int)refused.ExitCode;
        }
        catch (Exception cause) when (StandardError.IsRefusal(cause))
        {
            StandardError.Say($"Cannot print because standard output takes no more: cause={cause.Message}");
            return (int)ExitCode.TooLittleResource;
        }
        catch (Exception cause)
        {
            // Left to the runtime, it would end the process by a signal, with a code that means something else.
            StandardError.Say($"The coordinator failed in a way nobody foresaw: {cause}");
            return (int)ExitCode.Unexpected;
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                // The host owns stop signals: this library would cut the clean-up off after two seconds.
                ProcessTerminationTimeout = null,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (IOException cause) when (GoneReader.IsCauseOf(cause) && parsed.Action != parsed.CommandResult.Command.Action)
        {
            // An option's own action, help or the version, is for a person, who has seen enough. Results that nobody takes are another matter.
            return (int)ExitCode.Fine;
        }
    }
}
