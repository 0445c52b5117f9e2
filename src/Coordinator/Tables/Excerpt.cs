namespace ParallelMotion.Coordinator.Tables;

/// <summary>A piece of foreign text for an error message: short, and without characters that could steer a terminal.</summary>
internal static class Excerpt
{
    private const int MaxCharacters = 80;

    public static string Of(string text)
    {
        string head = text.Length <= MaxCharacters ? text : text[..MaxCharacters] + "...";
        return string.Concat("\"", string.Concat(head.Select(c => char.IsControl(c) ? '?' : c)), "\"");
    }
}
