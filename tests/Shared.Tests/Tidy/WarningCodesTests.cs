using System.Text.RegularExpressions;

namespace ParallelMotion.Shared.Tests.Tidy;

/// <summary>Scripts look for codes of warnings, and people look them up.</summary>
public sealed partial class WarningCodesTests
{
    [Fact]
    public void Every_code_is_in_the_reference_and_the_reference_knows_no_other()
    {
        string[] made = [.. SourceTree.Sources
            .Where(static path => path.StartsWith("src/Coordinator/", StringComparison.Ordinal))
            .SelectMany(static path => Made().Matches(string.Join('\n', SourceTree.Lines(path))))
            .Select(static match => match.Groups["code"].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        string[] told = [.. SourceTree.Lines("docs/result.md")
            .Select(static line => Told().Match(line))
            .Where(static match => match.Success)
            .Select(static match => match.Groups["code"].Value)
            .Order(StringComparer.Ordinal)];

        Assert.Contains("disturbed", made, StringComparer.Ordinal);
        Assert.Equal(made, told, StringComparer.Ordinal);
    }

    [GeneratedRegex("""new Warning\(\s*"(?<code>[a-z-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Made();

    // A row of the table of codes; columns of measurements are in camel case.
    [GeneratedRegex(@"^\| `(?<code>[a-z]+(-[a-z]+)*)` \| [A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Told();
}
