using System.Text.RegularExpressions;

namespace ParallelMotion.Coordinator.Tests.Logging;

/// <summary>Every event is numbered, named and explained: whoever searches a log finds what a line means, and what to do.</summary>
public sealed partial class LogPageTests
{
    [Fact]
    public void Every_event_has_a_number_and_a_name_of_its_own()
    {
        Assert.InRange(EventFact.All.Count, 50, 500);
        Assert.Equal([], EventFact.All.GroupBy(static fact => fact.Number).Where(static group => group.Count() > 1).Select(static group => group.Key));
        Assert.Equal([], EventFact.All.GroupBy(static fact => fact.Name, StringComparer.Ordinal).Where(static group => group.Count() > 1).Select(static group => group.Key), StringComparer.Ordinal);
        Assert.All(EventFact.All, static fact => Assert.Matches("^[A-Z][A-Za-z]+$", fact.Name));
        Assert.All(EventFact.All, static fact => Assert.InRange(fact.Number, 1, 499));
    }

    [Fact]
    public void The_page_says_what_the_code_does()
    {
        LogPage page = LogPage.Read();
        string expected = page.MadeAnew();
        if (Environment.GetEnvironmentVariable(LogPage.Variable) is { Length: > 0 })
        {
            File.WriteAllText(LogPage.Path, expected);
            return;
        }

        Assert.True(
            string.Equals(expected, page.Text, StringComparison.Ordinal),
            $"docs/logs.md isn't what the code says. Run this test with {LogPage.Variable}=1 to write it anew, then say below each new event what it means.\n{FirstDifference(expected, page.Text)}");
    }

    [Fact]
    public void Every_event_says_what_it_means_and_no_sentence_is_left_of_one_that_is_gone()
    {
        IReadOnlyDictionary<int, string> sentences = LogPage.Read().Sentences;

        Assert.Equal([], EventFact.All.Where(fact => sentences.GetValueOrDefault(fact.Number, string.Empty).Length < 20).Select(static fact => $"{fact.Number} {fact.Name}"), StringComparer.Ordinal);
        Assert.Equal([], sentences.Keys.Except(EventFact.All.Select(static fact => fact.Number)));
    }

    // What is logged past the numbered methods has no number, and no page.
    [Fact]
    public void Nothing_is_logged_without_a_number()
    {
        string sources = Path.Combine(Path.GetDirectoryName(LogPage.Path)!, "..", "src");

        string[] found =
        [
            .. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
                .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
                .Where(static path => Unnumbered().IsMatch(File.ReadAllText(path))),
        ];

        Assert.Empty(found);
    }

    private static string FirstDifference(string expected, string actual)
    {
        (string Expected, string Actual)[] lines = [.. expected.Split('\n').Zip(actual.Split('\n'))];
        (string code, string page) = Array.Find(lines, static line => !string.Equals(line.Expected, line.Actual, StringComparison.Ordinal));
        return $"code: {code}\npage: {page}";
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|LoggerMessage\.Define", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Unnumbered();
}
