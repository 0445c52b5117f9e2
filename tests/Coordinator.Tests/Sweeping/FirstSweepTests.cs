using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Sweeping;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Sweeping;

[UnsupportedOSPlatform("windows")]
public sealed class FirstSweepTests : IDisposable
{
    private readonly ListLogger<FirstSweepTests> _log = new();
    private readonly MadeLeavings _left;

    public FirstSweepTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        _left = new MadeLeavings();
    }

    public void Dispose() => _left?.Dispose();

    [Fact]
    public void What_was_swept_is_logged_with_run_and_bytes()
    {
        string dead = _left.Dead("col-pos", new byte[5000]);
        using RegionStore alive = _left.Run(RunId.New());

        FirstSweep.Do(_left.Root, _log);

        Assert.Contains(_log.Events, each => each.Level == LogLevel.Information && each.Message.Contains("Removed 5000 bytes", StringComparison.Ordinal)
            && each.Message.Contains(dead[^16..], StringComparison.Ordinal));
        Assert.Contains(_log.Events, each => each.Level == LogLevel.Debug && each.Message.Contains(alive.Place, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_can_not_be_read_fails_no_start()
    {
        FirstSweep.Do(Path.Combine(_left.Root, "gone"), _log);

        Assert.Contains("Nothing was swept", Assert.Single(_log.Messages), StringComparison.Ordinal);
    }
}
