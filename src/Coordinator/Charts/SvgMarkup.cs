using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>Makes of a drawing a part of a page: it scales, has the page's colours, a title and a description, and names that no other drawing has.</summary>
internal static partial class SvgMarkup
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XmlReaderSettings Untrusted = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>Makes it.</summary>
    /// <param name="drawn">The drawing, an XML document.</param>
    /// <param name="size">Its size.</param>
    /// <param name="id">A name that the page has once.</param>
    /// <param name="title">Its title.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <param name="upwards">What is counted upwards, which stands above its axis: turned by a quarter nobody reads it easily. Empty for nothing.</param>
    public static string ForPage(string drawn, ChartSize size, string id, string title, string description, string upwards)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(Printable(drawn)), Untrusted);
        XElement svg = XElement.Load(reader);
        svg.ReplaceAttributes(
            new XAttribute("viewBox", $"0 0 {size.Width} {size.Height}"),
            new XAttribute("class", $"chart {size.Name}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-title {id}-desc"));
        foreach (XElement element in svg.Descendants().ToArray())
        {
            Rewrite(element, id);
        }

        if (upwards.Length > 0)
        {
            svg.Add(new XElement(Svg + "text", new XAttribute("x", 2), new XAttribute("y", 13), new XAttribute("font-size", ChartAxes.TextSize), upwards));
        }

        svg.Descendants(Svg + "g").Where(static group => !group.HasElements).Remove();
        svg.AddFirst(new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), Printable(title)), new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), Printable(description)));
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    // A kernel's name may hold what no XML can.
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(static rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static void Rewrite(XElement element, string id)
    {
        if (element.Name == Svg + "text")
        {
            // The page's own typeface and colour.
            element.SetAttributeValue("font-family", value: null);
            element.SetAttributeValue("font-weight", value: null);
            element.SetAttributeValue("fill", value: null);
        }

        if (element.Attribute("style") is { } style)
        {
            element.SetAttributeValue("class", ClassOf(element, style.Value));
            style.Value = Paint.Named(style.Value);
        }

        foreach (XAttribute attribute in element.Attributes())
        {
            attribute.Value = attribute.Name.LocalName switch
            {
                "id" => $"{id}-{attribute.Value}",
                "clip-path" => attribute.Value.Replace("url(#", $"url(#{id}-", StringComparison.Ordinal),
                _ => Decimals.Replace(attribute.Value, string.Empty),
            };
        }
    }

    // What tests count, and styles may want.
    private static string? ClassOf(XElement element, string style) => Paint.RoleOf(style) switch
    {
        Role.Series => element.Name.LocalName is "polyline" or "path" ? "line" : "mark",
        Role.Area => element.Name.LocalName is "rect" ? "bar" : "area",
        Role.Spread => "spread",
        Role.Fit => "fit",
        Role.Reference => "reference",
        _ => null,
    };

    // A hundredth of a pixel is more than anybody sees.
    [GeneratedRegex(@"(?<=\.\d{2})\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimals { get; }
}
