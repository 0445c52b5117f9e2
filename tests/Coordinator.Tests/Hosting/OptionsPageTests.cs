using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ParallelMotion.Coordinator.Hosting;

namespace ParallelMotion.Coordinator.Tests.Hosting;

/// <summary>
/// docs/options.md is made of the command line itself. To write it anew:
/// <c>PARALLELMOTION_WRITE_PAGES=1 dotnet test tests/Coordinator.Tests --filter FullyQualifiedName~OptionsPage</c>.
/// </summary>
public sealed class OptionsPageTests
{
    private const string Head = """
        # Options

        This page is made of the command line itself (`OptionsPageTests`), and says the same as `--help`. Words in capitals stand for values. Sizes take
        `1000`, `1e7` and `10M`. A flag beats the environment, which beats `appsettings.json` beside the coordinator's executable: `--log-file FILE`,
        `PARALLELMOTION_LOG_FILE=FILE` and `"LogFile": "FILE"` mean the same; switches take `true` and `false` there, lists have commas.

        """;

    private const string Foot = """

        ## Exit codes

        | code | meaning |
        |---|---|
        | 0 | fine |
        | 1 | unexpected: a defect, with what to report |
        | 2 | the command line, a setting or an input can't be used; nothing was begun |
        | 10 | `compare` found a regression |
        | 11 | a parallel result differs from the serial one, or an audit found a write that must not be |
        | 12 | workers failed beyond the restart limit, or a kernel threw |
        | 13 | too little shared memory or another resource |
        | 130 | interrupted (SIGINT, SIGQUIT) |
        | 143 | terminated (SIGTERM, SIGHUP) |
        """;

    [Fact]
    public void The_page_says_what_the_command_line_takes()
    {
        string path = Path.GetFullPath(Path.Combine(Folder(), "../../../docs/options.md"));
        string page = Page();
        if (Environment.GetEnvironmentVariable("PARALLELMOTION_WRITE_PAGES") is "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Page()
    {
        StringBuilder page = new(Head.ReplaceLineEndings("\n"));
        Command root = CommandLine.Compose().Root;
        Add(page, root, "./run.sh");
        foreach (Command command in root.Subcommands.Where(static each => !each.Hidden).OrderBy(static each => each.Name, StringComparer.Ordinal))
        {
            Add(page, command, $"./run.sh {command.Name}");
        }

        return page.Append(Foot.ReplaceLineEndings("\n")).Append('\n').ToString();
    }

    private static void Add(StringBuilder page, Command command, string name)
    {
        string arguments = string.Concat(command.Arguments.Select(static each => each.Arity.MinimumNumberOfValues == 0 ? $" [{each.Name}]" : $" {each.Name}"));
        _ = page.Append(CultureInfo.InvariantCulture, $"\n## `{name}{arguments}`\n\n{command.Description}\n\n");
        foreach (Argument argument in command.Arguments)
        {
            _ = page.Append(CultureInfo.InvariantCulture, $"`{argument.Name}`: {argument.Description}\n\n");
        }

        _ = page.Append("| option | meaning |\n|---|---|\n");
        foreach (Option option in command.Options.Where(static each => each.Name.StartsWith("--", StringComparison.Ordinal) && each.Name is not ("--help" or "--version")))
        {
            string value = option.HelpName is { } help ? $" {help}" : string.Empty;
            _ = page.Append(CultureInfo.InvariantCulture, $"| `{option.Name}{value.Replace("|", "\\|", StringComparison.Ordinal)}` | {option.Description?.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
