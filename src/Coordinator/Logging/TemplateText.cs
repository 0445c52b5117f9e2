using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Parsing;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>The sentence of an event: its template, with values in place of names. Texts stand in it as they are, without quotation marks.</summary>
internal static class TemplateText
{
    /// <summary>Makes it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="valueOf">A property's value as text; null where the event has none, and the name stays in braces.</param>
    public static string Render(MessageTemplate template, Func<string, string?> valueOf)
    {
        StringBuilder text = new();
        foreach (MessageTemplateToken token in template.Tokens)
        {
            text.Append(token is PropertyToken property ? valueOf(property.PropertyName) ?? token.ToString() : token.ToString());
        }

        return text.ToString();
    }

    /// <summary>A measured number as it stands in a sentence: it has more digits than anybody reads, and the file has them all.</summary>
    public static string Rounded(double number) => number.ToString(Math.Abs(number) >= 1000 ? "0" : "G4", CultureInfo.InvariantCulture);
}
