using System.Security;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>Files the system itself provides, below /proc and /sys. What can't be read is simply unknown.</summary>
internal static class SystemFile
{
    /// <summary>Reads a whole file, whose length the system doesn't tell beforehand.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxCharacters">More than that is no answer: half a file would give wrong counts.</param>
    /// <returns>The text, or null.</returns>
    public static string? Read(string path, int maxCharacters = Limits.MaxSystemFileCharacters)
    {
        try
        {
            using StreamReader reader = new(path);
            return ReadToEnd(reader, maxCharacters);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or SecurityException)
        {
            return null;
        }
    }

    private static string? ReadToEnd(StreamReader reader, int maxCharacters)
    {
        using StringWriter text = new();
        char[] piece = new char[4096];
        int room = maxCharacters;
        for (int count = reader.Read(piece); count > 0; count = reader.Read(piece))
        {
            room -= count;
            if (room < 0)
            {
                return null;
            }

            text.Write(piece, 0, count);
        }

        return text.ToString();
    }
}
