using System.Globalization;

namespace ParallelMotion.Soak.Kills;

/// <summary>The worlds that undisturbed runs end in.</summary>
/// <param name="program">The coordinator.</param>
internal sealed class Oracle(string program)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Dictionary<string, string> _worlds = new(StringComparer.Ordinal);

    /// <summary>The hash of a spec's world: from a run, the first time.</summary>
    /// <param name="spec">The spec.</param>
    /// <exception cref="CaseFailedException">The run failed.</exception>
    public string WorldOf(CaseSpec spec)
    {
        if (!_worlds.TryGetValue(spec.World, out string? world))
        {
            CaseFolder place = new("oracle");
            world = Run(spec, place);
            _worlds.Add(spec.World, world);
            place.Remove(isKept: false);
        }

        return world;
    }

    private string Run(CaseSpec spec, CaseFolder place)
    {
        string arguments = string.Create(
            CultureInfo.InvariantCulture,
            $"1 {spec.World} --dispatch {(spec.Kernels.Contains("starve", StringComparison.Ordinal) ? "doorbell" : "per-run")} --samples 1 --round-trips 0 --quiet --json {place.Document} --memory-folder {place.Memory}");
        using CoordinatorProcess run = new(program, place, arguments);
        if (!run.EndsWithin(Limit) || run.ExitCode != 0)
        {
            throw new CaseFailedException($"The undisturbed run failed: {arguments}, output in {place.Path}\n{run.Text}");
        }

        run.AwaitStreams();
        ResultFile result = ResultFile.Read(place.Document);
        result.ShouldBe(result.Hashes[0]);
        place.ShouldBeEmpty();
        return result.Hashes[0];
    }
}
