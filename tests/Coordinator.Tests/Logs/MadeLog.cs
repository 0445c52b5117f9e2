using System.Globalization;

namespace ParallelMotion.Coordinator.Tests.Logs;

/// <summary>Lines of a log, and files of them in a folder that is gone with the test.</summary>
internal sealed class MadeLog : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 2, 3, 12, 0, 0, TimeSpan.Zero);

    public string Folder { get; } = Directory.CreateTempSubdirectory("parallelmotion-test-").FullName;

    /// <summary>One event.</summary>
    /// <param name="seconds">After the beginning.</param>
    /// <param name="template">Its template.</param>
    /// <param name="rest">What stands behind it, with a comma before.</param>
    public static string Line(double seconds, string template, string rest = ",\"RunId\":\"0000000000000abc\"") =>
        $$"""{"@t":"{{Start.AddSeconds(seconds).UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}","@mt":"{{template}}"{{rest}}}""";

    public string Write(string name, params IEnumerable<string> lines)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, string.Concat(lines.Select(static line => $"{line}\n")));
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
