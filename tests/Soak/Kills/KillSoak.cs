using System.Diagnostics;

namespace ParallelMotion.Soak.Kills;

/// <summary>Runs cases one after the other.</summary>
/// <param name="program">The coordinator.</param>
/// <param name="seed">Decides what the cases are, and what is done to them; not how fast the machine is.</param>
/// <param name="tally">Counts.</param>
internal sealed class KillSoak(string program, long seed, KillTally tally) : IDisposable
{
    private const uint CaseStream = 3;
    private readonly Draws _draws = new((ulong)seed);
    private readonly Oracle _oracle = new(program);
    private readonly SignalShell _signals = new();

    /// <summary>Runs a case.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>How it failed; null where it didn't.</returns>
    public string? Run(long number)
    {
        (long start, long before) = (Stopwatch.GetTimestamp(), tally.Actions);
        _draws.Begin(number, CaseStream);
        CaseSpec spec = CaseSpec.Draw(_draws);
        CaseFolder place = new($"{number}");
        string? failure = null;
        try
        {
            new KillCase(program, spec, _oracle.WorldOf(spec), _draws, place, new Disturber(_draws, place, _signals, tally), tally).Run();
        }
        catch (CaseFailedException failed)
        {
            failure = $"{failed.Message}\nThe case was: kills --seed {seed} --first {number} --count 1 ({spec.Arguments}). Its logs: {place.Path}";
            tally.Failures++;
            _signals.Send("KILL", place.Processes.All);
        }

        tally.Cases++;
        Console.Error.WriteLine($"case {number}: {tally.Actions - before} kills and stops in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {spec.Arguments}");
        place.Remove(isKept: failure is not null);
        return failure;
    }

    public void Dispose() => _signals.Dispose();
}
