namespace ParallelMotion.EndToEnd.Harness;

/// <summary>A folder of a test's own: the current directory of what it runs, with a temp folder inside.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder()
    {
        Directory.CreateDirectory(Temp);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("pm-").FullName;

    public string Temp => System.IO.Path.Combine(Path, "tmp");

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The log files that a run keeps when it isn't told where.</summary>
    public IReadOnlyList<string> Logs =>
        Directory.Exists(this["logs"]) ? Directory.GetFiles(this["logs"], "*.clef") : [];

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
