using System.Xml.Linq;
using ParallelMotion.Coordinator.Charts;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Tests.Charts;

public sealed class BarDrawingTests
{
    private static readonly BarPicture Picture = new(
        "t",
        "h",
        new PictureAxis("a tick", PictureUnit.Seconds),
        [new BarGroup("first", [new Bar("one", 0.001, 0.0005, 0.1), new Bar("<none>", 0)]), new BarGroup(string.Empty, [new Bar("two", 0.002)])],
        new BarMark("as before", 0.0015));

    [Theory]
    [InlineData("narrow")]
    [InlineData("wide")]
    [InlineData("full")]
    public void Every_bar_is_drawn_with_its_name_and_its_value(string name)
    {
        XElement svg = Draw(Picture, name);

        Assert.Equal(3, Marks(svg, "bar").Length);
        Assert.Equal(3, Marks(svg, "reference").Length);
        Assert.NotEmpty(Marks(svg, "spread"));
        string[] texts = [.. svg.Descendants().Where(static each => each.Name.LocalName is "text").Select(static each => each.Value)];
        Assert.All(new[] { "first", "one: 1.00 ms", "<none>: 0.00 ns", "two: 2.00 ms", "a tick (ms)" }, text => Assert.Contains(text, texts, StringComparer.Ordinal));
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_and_a_slow_sample_does_not_shorten_them()
    {
        double[] widths = [.. Marks(Draw(Picture, "wide"), "bar").Select(static bar => double.Parse(bar.Attribute("width")!.Value))];

        Assert.Equal(widths[2] / 2, widths[0], 0.1);
        Assert.Equal(0, widths[1], 0.1);
        Assert.True(widths[2] > ChartSize.Wide.Width / 2.0, $"width={widths[2]}");
    }

    [Fact]
    public void Whoever_cannot_see_it_is_told_every_bar() =>
        Assert.Contains("a tick: first, one 1.00 ms; first, <none> 0.00 ns; two 2.00 ms.", Draw(Picture, "narrow").Descendants().Select(static each => each.Value), StringComparer.Ordinal);

    [Fact]
    public void Nothing_but_zeros_is_drawn_all_the_same()
    {
        XElement svg = Draw(Picture with { Groups = [new BarGroup(string.Empty, [new Bar("none", 0)])], Mark = null }, "narrow");

        Assert.Single(Marks(svg, "bar"));
        Assert.DoesNotContain("100", svg.Value, StringComparison.Ordinal);
    }

    private static XElement Draw(BarPicture picture, string size) =>
        XElement.Parse(BarDrawing.Draw(picture, new[] { ChartSize.Narrow, ChartSize.Wide, ChartSize.Full }.Single(each => string.Equals(each.Name, size, StringComparison.Ordinal)), "id"));

    private static XElement[] Marks(XElement svg, string name) => [.. svg.Descendants().Where(each => string.Equals(each.Attribute("class")?.Value, name, StringComparison.Ordinal))];
}
