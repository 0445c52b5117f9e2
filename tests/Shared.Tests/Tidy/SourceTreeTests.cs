using System.Text.RegularExpressions;

namespace ParallelMotion.Shared.Tests.Tidy;

public sealed partial class SourceTreeTests
{
    private const int MaxLines = 320;

    private static readonly string[] WithPointers = ["src/Shared/Memory/", "src/Shared/Kernels/", "tests/StrangeKernels/"];

    [Fact]
    public void The_sources_are_there()
    {
        Assert.Contains("src/Shared/Limits.cs", SourceTree.Sources, StringComparer.Ordinal);
        Assert.Contains("samples/Drag/DragKernel.cs", SourceTree.Sources, StringComparer.Ordinal);
        Assert.Contains("tests/Shared.Tests/Tidy/SourceTreeTests.cs", SourceTree.Sources, StringComparer.Ordinal);
        Assert.DoesNotContain(SourceTree.Sources, path => path.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_is_too_long() =>
        Assert.DoesNotContain(SourceTree.Sources, path => SourceTree.Lines(path).Length > MaxLines);

    [Fact]
    public void No_source_is_named_like_a_grab_bag() =>
        Assert.DoesNotContain(SourceTree.Sources, path => GrabBag().IsMatch(Path.GetFileName(path)));

    [Fact]
    public void Nothing_is_left_to_do_in_a_source() => Assert.Empty(LinesWith(Unfinished(), SourceTree.Sources));

    // And in the kernels that tests load for their misdeeds.
    [Fact]
    public void Pointers_are_used_in_memory_and_kernels_alone() =>
        Assert.Empty(LinesWith(Pointers(), SourceTree.Sources.Where(path =>
            !Array.Exists(WithPointers, folder => path.StartsWith(folder, StringComparison.Ordinal)))));

    [Fact]
    public void Every_banned_symbol_names_what_to_use_instead()
    {
        string[] lines = SourceTree.Lines("BannedSymbols.txt");

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(BannedWithReplacement(), line));
    }

    private static IEnumerable<string> LinesWith(Regex pattern, IEnumerable<string> paths) =>
        from path in paths
        from line in SourceTree.Lines(path)
        where pattern.IsMatch(line)
        select $"{path}: {line.Trim()}";

    [GeneratedRegex("Helper|Utils|Manager|Common", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GrabBag();

    // The brackets keep these patterns from finding themselves.
    [GeneratedRegex(@"\b([T]ODO|[F]IXME|[H]ACK)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b[u]nsafe\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pointers();

    [GeneratedRegex(@"^[TMPFEN]:[^;\s]+;\s*\S.*\s.*\S$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BannedWithReplacement();
}
