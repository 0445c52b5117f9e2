using System.Text;
using System.Text.Json;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;

namespace ParallelMotion.Coordinator.Resuming;

/// <summary>
/// A small file beside the regions that says which run is being carried out. It says so only from when the columns are as they were
/// before the first tick until the run's result has been looked at. Its bytes are taken when it is made, so that a memory file system
/// that fills up later takes nothing from it; the system copies them in one step, so nobody reads half of what it says.
/// </summary>
internal sealed class FlightFile : IDisposable
{
    private const string Name = "flight.json";

    /// <summary>The name of a schedule and a journal's size for each of the most workers, with room to spare.</summary>
    public const int FileBytes = 16384;

    private readonly FileStream _file;

    private FlightFile(string folder, FileStreamOptions options)
    {
        _file = new FileStream(Path.Combine(folder, Name), options);
    }

    /// <summary>Makes it, blank.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="IOException">There is no room for it.</exception>
    public static FlightFile In(string folder)
    {
        FlightFile made = new(folder, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            PreallocationSize = FileBytes,
        });
        made.Land();
        return made;
    }

    /// <summary>Takes over that of a dead run, with what it says.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="IOException">It isn't there.</exception>
    public static FlightFile TakenOver(string folder) => new(
        folder, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 });

    /// <summary>Reads what a dead run's says.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>Null where no run was being carried out, or it doesn't say so in a way that could be true.</returns>
    public static Flight? ReadFrom(string folder)
    {
        try
        {
            byte[] bytes = new byte[FileBytes];
            using FileStream file = File.OpenRead(Path.Combine(folder, Name));
            string text = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, FileBytes, throwOnEndOfStream: false)).Trim();
            return text.Length == 0 || JsonSerializer.Deserialize<Flight>(text) is not { IsPossible: true } flight ? null : flight;
        }
        catch (Exception cause) when (cause is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Says that a run is about to begin, on columns as they were before the first tick.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="firstOrder">The number of its first order.</param>
    /// <param name="journals">Its workers' journals.</param>
    /// <returns>To be disposed of once its result was looked at.</returns>
    public IDisposable? Begin(RunPlan plan, long firstOrder, JournalSet journals)
    {
        // Where rows are found, the coordinator keeps a part of the result to itself; without journals nobody knows how far workers came.
        if (!plan.IsJournaled || plan.Schedule.FindsRows)
        {
            return null;
        }

        journals.Reserve(plan);
        Write(JsonSerializer.Serialize(Flight.Of(plan, firstOrder, journals.Bytes)));
        return new Landing(this);
    }

    /// <summary>Says that no run can be gone on with.</summary>
    public void Land() => Write(string.Empty);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Write(string text)
    {
        byte[] bytes = new byte[FileBytes];
        bytes.AsSpan().Fill((byte)' ');
        if (Encoding.UTF8.TryGetBytes(text, bytes, out int _))
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, fileOffset: 0);
        }
    }

    private sealed class Landing(FlightFile owner) : IDisposable
    {
        public void Dispose() => owner.Land();
    }
}
