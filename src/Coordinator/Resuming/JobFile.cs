using System.Globalization;
using System.Text;
using System.Text.Json;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Resuming;

/// <summary>What a job was asked for, beside its regions or its checkpoints: as people wrote it, with full paths, so that it can be asked for again from anywhere.</summary>
internal static class JobFile
{
    private const string Name = "job.json";

    /// <summary>Options take a few hundred bytes; what is much longer is something else.</summary>
    private const long MostBytes = 256 * 1024;

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="spec">What was asked for.</param>
    /// <exception cref="IOException">There is no room for it.</exception>
    public static void WriteTo(string folder, JobSpec spec) => File.WriteAllText(Path.Combine(folder, Name), Text(spec));

    /// <summary>Bytes that it will have.</summary>
    /// <param name="spec">What was asked for.</param>
    public static long BytesOf(JobSpec spec) => Encoding.UTF8.GetByteCount(Text(spec));

    /// <summary>Reads it.</summary>
    /// <param name="folder">Where.</param>
    /// <exception cref="RefusedException">It isn't there, or is none.</exception>
    public static JobOptions ReadFrom(string folder)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            FileInfo file = new(path);
            return file.Length <= MostBytes && JsonSerializer.Deserialize<JobOptions>(File.ReadAllText(path)) is { } options
                ? options
                : throw RefusedException.Usage($"Cannot resume because what the job was asked for can't be read: path={path}, bytes={file.Length}, expected={MostBytes} at most.");
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RefusedException.Usage($"Cannot resume because nothing says what the job was asked for: path={path}. Only main jobs can be resumed, not the lab; or it died before it had begun.", cause);
        }
        catch (Exception cause) when (cause is IOException or JsonException or UnauthorizedAccessException)
        {
            throw RefusedException.Usage($"Cannot resume because what the job was asked for can't be read: path={path}, cause={cause.Message}", cause);
        }
    }

    /// <summary>What was asked for, so that it means the same wherever it is read.</summary>
    public static JobOptions WithFullPaths(JobSpec spec)
    {
        JobOptions full = spec.Options.Copy();
        (full.Input, full.Output, full.Checkpoint) = (FullPath(full.Input), FullPath(full.Output), FullPath(full.Checkpoint));
        if (!string.IsNullOrEmpty(full.Kernel))
        {
            full.Kernel = string.Join(',', spec.Kernels.Select(static group => string.Join('+', group.Kernels.Select(static kernel => kernel.Reference))));
        }

        // Where nobody named a number, another machine, or this one with fewer CPUs, would take another.
        full.Workers = spec.Workers.ToString(CultureInfo.InvariantCulture);
        return full;
    }

    private static string Text(JobSpec spec) => JsonSerializer.Serialize(WithFullPaths(spec));

    private static string? FullPath(string? path) => string.IsNullOrEmpty(path) ? path : Path.GetFullPath(path);
}
