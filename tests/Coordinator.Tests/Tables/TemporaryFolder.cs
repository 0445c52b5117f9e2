using System.Text;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Tests.Tables;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("parallelmotion-tables-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    public string[] Names() => [.. Directory.GetFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>That it ends in a sentence with all these parts and this exit code.</summary>
    public static void Refuses(ExitCode code, Action action, params string[] parts)
    {
        RefusedException refused = Assert.Throws<RefusedException>(action);
        Assert.Equal(code, refused.ExitCode);
        Assert.All(parts, part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
    }
}
