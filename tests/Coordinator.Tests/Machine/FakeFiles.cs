namespace ParallelMotion.Coordinator.Tests.Machine;

/// <summary>Files of a machine that isn't this one.</summary>
internal sealed class FakeFiles
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public string this[string path]
    {
        set => _texts[path] = value;
    }

    public string? Read(string path) => _texts.GetValueOrDefault(path);
}
