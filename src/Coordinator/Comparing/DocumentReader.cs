using System.Text.Json;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>Reads a result document that anybody may have written: bounded, and refused where it isn't one.</summary>
internal static class DocumentReader
{
    /// <summary>Digits of a world hash that are shown, and so have to be there.</summary>
    private const int LeastHash = 16;

    /// <summary>The version that is understood.</summary>
    public const int SchemaVersion = 1;

    /// <summary>A job with 10,000 samples of each of 100 runs takes less.</summary>
    internal const long MaxBytes = 64L << 20;

    /// <summary>What a job may be asked for.</summary>
    private const int MaxSamples = 10_000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, MaxDepth = 32 };

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RefusedException">There is none, it is too large, or it is no result document of this version.</exception>
    public static ComparedDocument Read(string path)
    {
        byte[] text = Bytes(path);
        try
        {
            RequireVersion(text, path);
            ComparedDocument document = JsonSerializer.Deserialize<ComparedDocument>(text, Format) ?? throw new JsonException("It is null.");
            Require(document, path);
            return document with { File = path };
        }
        catch (JsonException cause)
        {
            throw RefusedException.Usage($"Cannot compare because the file is no result document: file={path}, cause={cause.Message} expected=what --json writes.", cause);
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

            // A pipe of the shell has no length: it is read up to the limit, and one byte to know that there is more.
            using MemoryStream text = new();
            byte[] piece = new byte[1 << 16];
            for (int read; (read = file.Read(piece)) > 0 && text.Length <= MaxBytes;)
            {
                text.Write(piece, 0, read);
            }

            return text.Length <= MaxBytes
                ? text.ToArray()
                : throw RefusedException.Usage($"Cannot compare because the file is too large for a result document: file={path}, expected={MaxBytes} bytes at most.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw RefusedException.Usage($"Cannot compare because the file can't be read: file={path}, cause={cause.Message}", cause);
        }
    }

    // Before anything else: of another version nothing is known, not even what it lacks.
    private static void RequireVersion(byte[] text, string path)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Format.MaxDepth });
        JsonElement version = default;
        bool isKnown = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schemaVersion", out version);
        if (!isKnown || !version.TryGetIntegral(out int number))
        {
            throw new JsonException("It has no schemaVersion.");
        }

        if (number != SchemaVersion)
        {
            throw RefusedException.Usage($"Cannot compare because the file is of another version: file={path}, schemaVersion={number}, expected={SchemaVersion}. Measure again with this version.");
        }
    }

    private static bool TryGetIntegral(this JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value);
    }

    private static void Require(ComparedDocument document, string path)
    {
        if (document.Measurements.Any(static each => each is null) || document.RoundTrips.Any(static each => each is null) || document.Warnings.Any(static each => each is null))
        {
            throw new JsonException("An entry of a list is null.");
        }

        if (document.Measurements.Count == 0)
        {
            throw RefusedException.Usage($"Cannot compare because the file has no measurements: file={path}. It is of a job that found something before it measured, or of an exercise that measures otherwise.");
        }

        foreach (ComparedRun run in document.Measurements)
        {
            bool isSampled = run.SamplesSeconds.Count is > 0 and <= MaxSamples && run.SamplesSeconds.All(static each => double.IsFinite(each) && each > 0);
            if (!isSampled || run.Workers < 1 || run.Rows < 1 || run.Ticks < 1 || run.WorldHash.Length < LeastHash)
            {
                throw new JsonException($"A run can't be: kernel={run.Kernel}, {run.Key.Name}, samples={run.SamplesSeconds.Count} (1 to {MaxSamples}, above 0), workers={run.Workers}, rows={run.Rows}, ticks={run.Ticks}, worldHash={run.WorldHash}.");
            }
        }

        foreach (ComparedTrip trip in document.RoundTrips)
        {
            if (!double.IsFinite(trip.P50Seconds) || !double.IsFinite(trip.P99Seconds) || trip.P50Seconds < 0 || trip.P99Seconds < 0)
            {
                throw new JsonException($"A round trip can't be: channel={trip.Channel}, p50Seconds={trip.P50Seconds}, p99Seconds={trip.P99Seconds}.");
            }
        }
    }
}
