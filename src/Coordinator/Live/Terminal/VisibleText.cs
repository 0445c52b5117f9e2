namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>Text as a terminal shows it: colours take no room.</summary>
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
}
