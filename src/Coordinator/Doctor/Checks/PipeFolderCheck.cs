using System.IO.Pipes;
using System.Runtime.Versioning;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Doctor.Checks;

/// <summary>What became of the attempt to make a run's folder and a pipe in it.</summary>
/// <param name="Parent">The folder that it was made in.</param>
/// <param name="ParentMode">Who may do what in that.</param>
/// <param name="MadeMode">Who may do what in the run's folder; null when it couldn't be made.</param>
/// <param name="Refusal">Why the folder or the pipe couldn't be made; null when they could.</param>
internal sealed record PipeAttempt(string Parent, UnixFileMode ParentMode, UnixFileMode? MadeMode, string? Refusal);

/// <summary>Whether a run's folder and its pipes can be made, and who else could reach them. It makes both as a run would, and removes them.</summary>
internal sealed class PipeFolderCheck : ICheck
{
    private const string Subject = "pipe-folder";
    private const UnixFileMode Anybody = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <inheritdoc/>
    public string Name => Subject;

    /// <inheritdoc/>
    public Finding Look(Examined examined) => OperatingSystem.IsWindows()
        ? Finding.NotMade(Name, "on Windows pipes lie in no folder")
        : Judge(Try(examined.MemoryFolder));

    [UnsupportedOSPlatform("windows")]
    internal static Finding Judge(PipeAttempt attempt) => Of(attempt) with
    {
        Values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["folder"] = attempt.Parent,
            ["folderMode"] = Octal(attempt.ParentMode),
            ["runFolderMode"] = attempt.MadeMode is { } mode ? Octal(mode) : null,
            ["refusal"] = attempt.Refusal,
        },
    };

    [UnsupportedOSPlatform("windows")]
    private static Finding Of(PipeAttempt attempt)
    {
        if (attempt.Refusal is { } refusal)
        {
            return Finding.Unfit(
                Subject, $"{attempt.Parent}: mode {Octal(attempt.ParentMode)}, no pipe can be made", $"No run can start: {refusal}",
                "Name a --memory-folder that this user may write to, with a short path, on a file system that takes sockets (tmpfs does).");
        }

        string found = $"{attempt.Parent}: mode {Octal(attempt.ParentMode)}; a run's own in it: {Octal(attempt.MadeMode ?? UnixFileMode.None)}";
        if (attempt.MadeMode != RunFolder.Mode)
        {
            return Finding.Note(
                Subject, found, $"A run's folder should have mode {Octal(RunFolder.Mode)}: the file system doesn't keep modes, so other users may reach regions and pipes.",
                "Name a --memory-folder on a file system with Unix permissions.");
        }

        return (attempt.ParentMode & Anybody) != UnixFileMode.None && !attempt.ParentMode.HasFlag(UnixFileMode.StickyBit)
            ? Finding.Note(
                Subject, found, "Others may write to that folder and it has no sticky bit, so they can rename or remove a run's folder, though not look into it.",
                $"chmod +t {attempt.Parent}, or name a --memory-folder of your own.")
            : Finding.Fine(Subject, found, "A run's regions and pipes lie in a folder that nobody but this user gets into; one was made, with a pipe in it, and removed again.");
    }

    [UnsupportedOSPlatform("windows")]
    private static PipeAttempt Try(string folder)
    {
        UnixFileMode parent = new DirectoryInfo(folder).UnixFileMode;
        UnixFileMode? made = null;
        try
        {
            using RegionStore store = RegionStore.CreateFor(RunId.New(), folder);
            made = new DirectoryInfo(store.Place).UnixFileMode;
            using NamedPipeServerStream pipe = new(
                store.PipeName(0), PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.FirstPipeInstance);
            return new PipeAttempt(folder, parent, made, Refusal: null);
        }
        catch (Exception cause) when (cause is RegionException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            return new PipeAttempt(folder, parent, made, cause.Message);
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
