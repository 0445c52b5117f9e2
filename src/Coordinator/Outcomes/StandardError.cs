namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>Last words for a person, outside the log.</summary>
internal static class StandardError
{
    /// <summary>What writing to a standard stream throws when it is full, or closed.</summary>
    public static bool IsRefusal(Exception cause) => cause is IOException or UnauthorizedAccessException;

    /// <summary>Says a sentence, if anybody can hear it: an exit code must not change for want of a listener.</summary>
    public static void Say(string sentence)
    {
        try
        {
            Console.Error.WriteLine(sentence);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            // Nobody can.
        }
    }
}
