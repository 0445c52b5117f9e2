using System.Diagnostics;
using System.Globalization;

namespace ParallelMotion.Soak.Kills;

/// <summary>One job that is disturbed, gone on with where its coordinator was killed, and held against what nobody disturbed.</summary>
/// <param name="program">The coordinator.</param>
/// <param name="spec">The job.</param>
/// <param name="world">The hash of what it must end in.</param>
/// <param name="draws">The case's numbers.</param>
/// <param name="place">Where it works.</param>
/// <param name="disturber">Disturbs it.</param>
/// <param name="tally">Counts.</param>
internal sealed class KillCase(string program, CaseSpec spec, string world, Draws draws, CaseFolder place, Disturber disturber, KillTally tally)
{
    /// <summary>How long it is disturbed; then it has to come to its end.</summary>
    private static readonly TimeSpan Disturbed = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CleanLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it.</summary>
    /// <exception cref="CaseFailedException">It ended otherwise than it must.</exception>
    public void Run()
    {
        long start = Stopwatch.GetTimestamp();
        CoordinatorProcess coordinator = Start();
        try
        {
            while (disturber.Disturb(coordinator, () => Stopwatch.GetElapsedTime(start) > Disturbed) && IsDead(coordinator))
            {
                coordinator.Dispose();
                coordinator = Successor();
            }

            ShouldEndWell(coordinator);
        }
        catch (CaseFailedException failed)
        {
            throw new CaseFailedException($"{failed.Message} The coordinator was started with: {coordinator.Arguments}\n{coordinator.Text}");
        }
        finally
        {
            coordinator.Dispose();
        }
    }

    private CoordinatorProcess Start() => new(program, place, string.Create(
        CultureInfo.InvariantCulture,
        $"{spec.Arguments} --round-trips 0 --restarts 1000000 --restart-seconds 1 --stall-seconds 2 {Output}"));

    private string Output => $"--quiet --json {place.Document} --memory-folder {place.Memory}";

    // Where it had ended by itself before the kill came, it isn't.
    private bool IsDead(CoordinatorProcess killed)
    {
        tally.NoteOrphans(place.AwaitNobody(OrphanLimit));
        _ = killed.EndsWithin(OrphanLimit);
        return killed.ExitCode != 0;
    }

    private CoordinatorProcess Successor()
    {
        File.Delete(place.Document);
        if (draws.Below(4) > 0 && place is { HasJob: true, RunId: { } run })
        {
            tally.Resumes++;
            return new CoordinatorProcess(program, place, $"resume {run} {Output}");
        }

        Clean();
        tally.Cleaned++;
        return Start();
    }

    private void Clean()
    {
        using CoordinatorProcess clean = new(program, place, $"clean --memory-folder {place.Memory}");
        if (!clean.EndsWithin(CleanLimit) || clean.ExitCode != 0 || place.RunId is not null)
        {
            throw new CaseFailedException($"A dead run can't be cleaned away: {clean.Text}");
        }
    }

    private void ShouldEndWell(CoordinatorProcess coordinator)
    {
        long start = Stopwatch.GetTimestamp();
        while (!coordinator.EndsWithin(Look))
        {
            disturber.ReviveOverdue();
            if (Stopwatch.GetElapsedTime(start) > EndLimit)
            {
                throw new CaseFailedException($"It did not end: limit={EndLimit.TotalSeconds:0} s after the last disturbance.");
            }
        }

        coordinator.AwaitStreams();
        if (coordinator.ExitCode != 0)
        {
            throw new CaseFailedException($"It ended with {coordinator.ExitCode}, expected=0.");
        }

        ResultFile result = ResultFile.Read(place.Document);
        result.ShouldBe(world);
        tally.Note(result);
        _ = place.AwaitNobody(OrphanLimit);
        place.ShouldBeEmpty();
    }
}
