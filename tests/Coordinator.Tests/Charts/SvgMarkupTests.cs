using System.Xml.Linq;
using ParallelMotion.Coordinator.Charts;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Tests.Charts;

public sealed class SvgMarkupTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly CurvePicture Picture = new(
        "a <title>",
        "how",
        PictureAxis.Workers(4),
        new PictureAxis("speed-up", PictureUnit.Times),
        [new Curve("one", CurveKind.Measured, [new(1, 1, 0.9, 1.1), new(2, 1.9), new(4, 3.5)]), new Curve("line", CurveKind.Fitted, [new(1, 1), new(4, 3)], 0), new Curve("ideal", CurveKind.Reference, [new(1, 1), new(4, 4)])]);

    [Fact]
    public void A_drawing_has_title_description_and_names_of_its_own()
    {
        XElement drawn = Drawn(ChartSize.Wide);

        Assert.Equal(["a <title>", "speed-up by workers: one from 1.00x to 3.50x."], drawn.Elements().Take(2).Select(static each => each.Value), StringComparer.Ordinal);
        Assert.Equal("p-wide-title p-wide-desc", drawn.Attribute("aria-labelledby")!.Value);
        Assert.All(drawn.Descendants().Attributes("id"), static id => Assert.StartsWith("p-wide-", id.Value, StringComparison.Ordinal));
        Assert.All(drawn.Descendants().Attributes("clip-path"), static path => Assert.StartsWith("url(#p-wide-", path.Value, StringComparison.Ordinal));
        Assert.Null(drawn.Attribute("width"));
    }

    [Fact]
    public void Every_colour_is_one_of_the_page_s()
    {
        string[] styles = [.. Drawn(ChartSize.Narrow).Descendants().Attributes("style").Select(static style => style.Value)];

        Assert.Contains(styles, static style => style.Contains("var(--c0)", StringComparison.Ordinal));
        Assert.DoesNotContain(styles, static style => style.Contains("rgb(", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_measured_fitted_and_ideal_can_be_told_apart()
    {
        XElement drawn = Drawn(ChartSize.Wide);

        Assert.Equal(3, drawn.Descendants().Count(static each => (string?)each.Attribute("class") is "mark"));
        Assert.Single(drawn.Descendants(), static each => (string?)each.Attribute("class") is "spread");
        Assert.Single(drawn.Descendants(), static each => (string?)each.Attribute("class") is "fit");
        Assert.Single(drawn.Descendants(), static each => (string?)each.Attribute("class") is "reference");
        Assert.Contains(drawn.Descendants(Svg + "text"), static each => each.Value is "speed-up (times)");
    }

    private static XElement Drawn(ChartSize size) => XElement.Parse(ChartDrawing.Draw(Picture, size, "p"));
}
