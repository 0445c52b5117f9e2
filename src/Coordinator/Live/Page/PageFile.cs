using System.Reflection;

namespace ParallelMotion.Coordinator.Live.Page;

/// <summary>A file of the page. They are part of this program: nothing is read from a disk, and nothing from a network.</summary>
/// <param name="Path">Where a browser asks for it.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record PageFile(string Path, string ContentType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PageFile> All { get; } =
    [
        new("/", "text/html; charset=utf-8", Read("page.html")),
        new("/page.css", "text/css; charset=utf-8", Read("page.css")),
        new("/page.js", "text/javascript; charset=utf-8", Read("page.js")),
        new("/icon.svg", "image/svg+xml", Read("icon.svg")),
    ];

    private static ReadOnlyMemory<byte> Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"live.{name}")
            ?? throw new InvalidOperationException($"Cannot serve the page because a part of it is missing from the build: name={name}.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
