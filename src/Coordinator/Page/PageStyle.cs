namespace ParallelMotion.Coordinator.Page;

/// <summary>The page's style, which lies in this assembly: a page has nothing beside it.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(PageStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("Cannot write the report because its style isn't in the assembly: resource=report.css. Build the project anew.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
