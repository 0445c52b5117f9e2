using System.Text.Json;

namespace ParallelMotion.Soak.Kills;

/// <summary>A result document, read as a script would.</summary>
internal sealed class ResultFile
{
    private const string ByWatchdog = "made no progress";

    private ResultFile(JsonElement document)
    {
        Hashes = [.. document.GetProperty("measurements").EnumerateArray().Select(static each => each.GetProperty("worldHash").GetString()!).Distinct(StringComparer.Ordinal)];
        Mismatches = document.GetProperty("measurements").EnumerateArray().Count(static each => !each.GetProperty("matchesSerial").GetBoolean());
        JsonElement[] restarts = [.. document.GetProperty("restarts").EnumerateArray()];
        RecoverySeconds = [.. restarts.Select(static each => each.GetProperty("recoverySeconds").GetDouble())];
        WatchdogKills = restarts.Count(static each => each.GetProperty("cause").GetString()!.Contains(ByWatchdog, StringComparison.Ordinal));
    }

    /// <summary>The worlds that measurements ended in: one.</summary>
    public IReadOnlyList<string> Hashes { get; }

    /// <summary>Measurements that differ from the serial one: none.</summary>
    public int Mismatches { get; }

    /// <summary>How long each replacement of a worker took.</summary>
    public IReadOnlyList<double> RecoverySeconds { get; }

    /// <summary>Workers that were killed because they stood still.</summary>
    public int WatchdogKills { get; }

    /// <summary>Reads it.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="CaseFailedException">It isn't there, or is none.</exception>
    public static ResultFile Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new ResultFile(document.RootElement);
        }
        catch (Exception cause) when (cause is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CaseFailedException($"The result document can't be read: {cause.Message}");
        }
    }

    /// <summary>Holds it against a world.</summary>
    /// <exception cref="CaseFailedException">It ended in another.</exception>
    public void ShouldBe(string world)
    {
        if (Mismatches > 0 || Hashes is not [{ } hash] || !string.Equals(hash, world, StringComparison.Ordinal))
        {
            throw new CaseFailedException($"The result differs: measurements that differ from the serial one={Mismatches}, hashes={string.Join(' ', Hashes)}, expected={world}.");
        }
    }
}
