namespace ParallelMotion.Shared.Tests.MessagePack.Interop;

/// <summary>The npm package @msgpack/msgpack behind a script, installed at the first use where npm can.</summary>
public sealed class NodePackage : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string? _folder = FindFolder();

    /// <summary>Why the package can't be used here; null if it can.</summary>
    public string? Trouble { get; private set; }

    public async ValueTask InitializeAsync() => Trouble = await PrepareAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs the script; what it prints, line by line.</summary>
    public async Task<string[]> RunAsync(string task, string input)
    {
        Assert.SkipUnless(Trouble is null, $"Cannot compare with @msgpack/msgpack because it can't be had here: {Trouble}");
        ToolRun run = await ToolRun.StartAsync("node", _folder!, input, Limit, "messagepack.mjs", task);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<string?> PrepareAsync()
    {
        if (_folder is null)
        {
            return "tests/interop isn't above the test's own folder";
        }

        ToolRun node = await ToolRun.StartAsync("node", _folder, "", Limit, "--version");
        if (node.ExitCode != 0)
        {
            return $"node doesn't run: {node.Error}";
        }

        if (Directory.Exists(Path.Combine(_folder, "node_modules", "@msgpack", "msgpack")))
        {
            return null;
        }

        // Without retries, a machine that reaches no registry learns so at once.
        ToolRun npm = await ToolRun.StartAsync(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
            _folder, "", Limit, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0");
        return npm.ExitCode == 0 ? null : $"npm ci failed: {npm.Error}";
    }

    private static string? FindFolder()
    {
        for (DirectoryInfo? above = new(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            string folder = Path.Combine(above.FullName, "tests", "interop");
            if (File.Exists(Path.Combine(folder, "messagepack.mjs")))
            {
                return folder;
            }
        }

        return null;
    }
}
