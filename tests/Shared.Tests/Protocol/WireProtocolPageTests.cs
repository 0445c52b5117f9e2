using System.Globalization;
using System.Text.RegularExpressions;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Tests.Tidy;

namespace ParallelMotion.Shared.Tests.Protocol;

/// <summary>The bytes that docs/wire-protocol.md shows are those that travel.</summary>
public sealed partial class WireProtocolPageTests
{
    private static readonly string Page = string.Join('\n', SourceTree.Lines("docs/wire-protocol.md"));

    [Fact]
    public void The_version_is_the_one_that_is_spoken() =>
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Version {Hello.CurrentVersion};"), Page, StringComparison.Ordinal);

    [Fact]
    public void An_order_of_a_hundred_ticks_and_its_answer_are_drawn_byte_by_byte()
    {
        AssertDrawn("execute", new Execute(FirstTick: 0, TickCount: 100, Number: 7));
        AssertDrawn("completed", new Completed(TickCount: 100, ElapsedNanoseconds: 9_400_000, Rows: 5_000_000));
        AssertDrawn("wake", default(Wake));
    }

    private static void AssertDrawn<T>(string name, T message)
        where T : IMessage<T>
    {
        byte[] sent = new FrameEncoder(1024).Encode(message).ToArray();
        Match drawn = Assert.Single(Drawing().Matches(Page), each => string.Equals(each.Groups["name"].Value, name, StringComparison.Ordinal));
        Assert.Equal(Convert.ToHexString(sent), drawn.Groups["bytes"].Value.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("|", string.Empty, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^    (?<name>[a-z]+) +\| (?<bytes>[0-9A-F |]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drawing();
}
