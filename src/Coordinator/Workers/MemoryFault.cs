namespace ParallelMotion.Coordinator.Workers;

/// <summary>Says of a dead worker that the memory unit stopped it, and what it was about to write.</summary>
internal static class MemoryFault
{
    private const int Aborted = 128 + 6;
    private const int Segment = 128 + 11;

    /// <summary>STATUS_ACCESS_VIOLATION.</summary>
    private const int WindowsViolation = unchecked((int)0xC000_0005);

    /// <summary>The runtime takes what lies below for a null reference, which a kernel may live through.</summary>
    private const long FirstRealAddress = 65536;

    /// <summary>Reads the traces of a dead worker.</summary>
    /// <param name="scene">What it was attached to.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="lastWords">What it wrote to standard error.</param>
    /// <returns>Whole sentences, or null when it died of something else.</returns>
    public static string? Explain(FaultScene scene, int exitCode, string lastWords)
    {
        // The runtime aborts for many reasons; with an address noted, or its own word for it, this was the one.
        long address = scene.Slot.FaultAddress.Read();
        bool isNoted = address >= FirstRealAddress;
        bool isFault = exitCode is Segment or WindowsViolation
            || (exitCode == Aborted && (isNoted || lastWords.Contains("AccessViolation", StringComparison.Ordinal)));
        return !isFault ? null
            : !isNoted ? $"{Stopped(scene)}: kernel={scene.Kernel}, address=unknown, own rows={scene.Range}."
            : scene.Find(address) is { } place ? AtRow(scene, place)
            : $"{Stopped(scene)}: kernel={scene.Kernel}, address=0x{address:x}, own rows={scene.Range}. {Elsewhere(scene)}";
    }

    private static string AtRow(FaultScene scene, RowPlace place)
    {
        int? owner = scene.OwnerOf(place.Row);
        string access = place.Use.IsWritten ? "" : " (declared as only read)";
        string where = $"kernel={scene.Kernel}, column={place.Use.Column}{access}, row={place.Row}, own rows={scene.Range}";
        return place.Use.IsWritten && owner == scene.Worker
            ? $"{Stopped(scene)} in a row that it may write: {where}."
            : $"Worker {scene.Worker} wrote where it must not and was stopped by the memory unit: {where}, {Owner(scene, owner)}. {Harm(scene)} "
                + "A kernel may write the rows that it is handed, of columns that it declared as written: look for a pointer or an index that leaves them.";
    }

    // Within a memory page there is no guard: what the unit stopped may have been the last write of many.
    private static string Harm(FaultScene scene) => GuardText.HasSharedPages(scene.Partition)
        ? "No row was harmed by it; but borders of so small a table lie within memory pages, and rows on those may have been written before."
        : "No row was harmed by it.";

    private static string Owner(FaultScene scene, int? owner) =>
        owner is null ? $"the table has no such row (rows={scene.Partition.Rows})"
        : owner == scene.Worker ? "that row is its own, to read"
        : $"that row belongs to worker {owner}";

    private static string Stopped(FaultScene scene) => $"Worker {scene.Worker} was stopped by a memory fault";

    private static string Elsewhere(FaultScene scene) => scene.RowAddresses.IsEmpty
        ? "It had not said yet where its columns lie."
        : "None of its columns lies there: look for a pointer that leaves them by far, or a stack that grew too deep.";
}
