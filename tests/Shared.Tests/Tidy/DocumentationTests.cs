using System.Text.RegularExpressions;

namespace ParallelMotion.Shared.Tests.Tidy;

/// <summary>Pages that nobody finds, and links that lead nowhere.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Pages =
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_index_names_every_page()
    {
        string[] named = [.. LinksOf("docs/README.md").Select(static link => link.Target)];

        Assert.Contains("docs/tutorial.md", Pages, StringComparer.Ordinal);
        Assert.Equal("docs/README.md", Assert.Single(Pages.Except(named, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_link_between_pages_leads_somewhere()
    {
        (string Page, string Target, string Anchor)[] links = [.. Pages.Append("README.md").Append("ARCHITECTURE.md").SelectMany(static page => LinksOf(page).Select(link => (page, link.Target, link.Anchor)))];

        Assert.True(links.Length > 50, "There are links.");
        Assert.DoesNotContain(links, static link => !Path.Exists(Path.Combine(SourceTree.Root, link.Target)));
        Assert.DoesNotContain(links, static link => link.Anchor.Length > 0 && !AnchorsOf(link.Target).Contains(link.Anchor, StringComparer.Ordinal));
    }

    private static IEnumerable<(string Target, string Anchor)> LinksOf(string page) =>
        from line in SourceTree.Lines(page)
        from match in Link().Matches(line)
        let parts = match.Groups["target"].Value.Split('#', 2)
        let path = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0])
        select (Path.GetRelativePath(SourceTree.Root, Path.GetFullPath(path, SourceTree.Root)).Replace('\\', '/'), parts.Length > 1 ? parts[1] : string.Empty);

    // As the pages are shown: in lower case, without punctuation, hyphens for blanks.
    private static IEnumerable<string> AnchorsOf(string page) =>
        SourceTree.Lines(page)
            .Where(static line => line.StartsWith('#'))
            .Select(static line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    // No address of elsewhere; and not within code.
    [GeneratedRegex(@"\]\((?<target>(?![a-z]+:)[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnchors();
}
