using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace ParallelMotion.Coordinator.Tests.Logging;

/// <summary>
/// The page about the log: what code knows of each event is written by the test, what it means and what to do by people, below it. Whoever
/// makes the page anew keeps their sentences.
/// </summary>
internal sealed partial class LogPage
{
    public const string Variable = "PARALLELMOTION_WRITE_PAGES";
    private const string Begin = "<!-- events: made from the code, but for the sentence below each -->\n";
    private const string End = "<!-- end of events -->\n";

    private static readonly (int First, string Title)[] Groups =
    [
        (1, "The job: 1 to 99"), (100, "Workers, as the coordinator sees them: 100 to 199"), (200, "The lab: 200 to 299"), (300, "What dead runs left: 300 to 399"), (400, "Workers, as they tell it: 400 to 499"),
    ];

    private LogPage(string text)
    {
        Text = text;
    }

    public string Text { get; }

    public static string Path { get; } = FindPath();

    private string Events => Text[(Text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)..Text.IndexOf(End, StringComparison.Ordinal)];

    public static LogPage Read() => new(File.ReadAllText(Path));

    /// <summary>What people wrote about each event, by its number.</summary>
    public IReadOnlyDictionary<int, string> Sentences => Event().Matches(Events)
        .ToDictionary(static match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), static match => match.Groups["sentence"].Value.Trim());

    /// <summary>The page with what code knows now.</summary>
    public string MadeAnew()
    {
        StringBuilder events = new();
        IReadOnlyDictionary<int, string> sentences = Sentences;
        foreach ((int first, string title) in Groups)
        {
            events.Append(CultureInfo.InvariantCulture, $"\n### {title}\n");
            foreach (EventFact fact in EventFact.All.Where(fact => fact.Number >= first && fact.Number < (first == 1 ? 100 : first + 100)))
            {
                string properties = string.Join(", ", fact.Properties.Select(static name => $"`{name}`"));
                events.Append(CultureInfo.InvariantCulture, $"\n**{fact.Number} {fact.Name}** ({fact.Level}{(properties.Length == 0 ? string.Empty : $"; {properties}")})\n\n    {fact.Template}\n\n{sentences.GetValueOrDefault(fact.Number, string.Empty)}\n");
            }
        }

        return Text.Replace(Events, $"{events}\n", StringComparison.Ordinal);
    }

    private static string FindPath([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "logs.md"));

    [GeneratedRegex(@"^\*\*(?<number>\d+) [^\n]*\n\n    [^\n]*\n\n(?<sentence>((?!\*\*\d|### )[^\n]*\n)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Event();
}
