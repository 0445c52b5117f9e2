using System.Globalization;
using System.Text;

namespace ParallelMotion.Coordinator.Streams;

/// <summary>Text as a terminal shows it: ours has colours, which take no room; that of others may hold what a terminal obeys.</summary>
internal static class VisibleText
{
    /// <summary>Characters that are seen; all of ours are one column wide.</summary>
    public static int Width(string line)
    {
        int width = 0;
        bool isCode = false;
        foreach (char each in line)
        {
            bool begins = each == '\x1b';
            width += isCode || begins ? 0 : 1;
            isCode = begins || (isCode && !char.IsAsciiLetter(each));
        }

        return width;
    }

    /// <summary>A text of somebody else, such as a kernel, with whatever a terminal would obey spelt out; lines and tabs stay.</summary>
    public static string Of(string text) => text.Any(static each => char.IsControl(each) && each is not ('\n' or '\t'))
        ? string.Join('\n', text.Split('\n').Select(static line => Line(line.TrimEnd('\r'))))
        : text;

    /// <summary>The same of a text that is to stay within its line.</summary>
    public static string Line(string text)
    {
        if (!text.Any(IsObeyed))
        {
            return text;
        }

        StringBuilder clean = new();
        foreach (char each in text)
        {
            _ = IsObeyed(each) ? clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)each:x4}") : clean.Append(each);
        }

        return clean.ToString();
    }

    private static bool IsObeyed(char each) => char.IsControl(each) && each != '\t';
}
