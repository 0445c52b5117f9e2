namespace ParallelMotion.Coordinator.Sweeping;

/// <summary>Says what a sweep did: a line for each folder, then the sum.</summary>
internal static class SweepReport
{
    /// <summary>Prints it.</summary>
    /// <param name="root">Where was swept.</param>
    /// <param name="swept">What was found.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="IOException">It takes no more.</exception>
    public static void Print(string root, IReadOnlyList<SweptFolder> swept, TextWriter output)
    {
        foreach (SweptFolder each in swept)
        {
            output.WriteLine($"{each.Name}  {Bytes(each),22}  {(each.KeptBecause is { } reason ? $"kept, because {reason}" : "removed")}");
        }

        SweptFolder[] removed = [.. swept.Where(static each => each.IsRemoved)];
        output.WriteLine(swept.Count == 0
            ? $"Nothing was left in {root}."
            : $"Removed {removed.Length:N0} of {swept.Count:N0} in {root}: {removed.Sum(static each => each.Bytes ?? 0):N0} bytes.");
    }

    private static string Bytes(SweptFolder each) => each.Bytes is { } bytes ? $"{bytes:N0} bytes" : "-";
}
