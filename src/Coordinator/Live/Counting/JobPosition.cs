using System.Collections.Immutable;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Live.Counting;

/// <summary>
/// How far a job is with its samples, and when it will be done. What a run will take is what its last sample took, everything
/// around it counted; as long as some runs have none, theirs is taken to be the mean of the others, and said to be a guess. Behind the view's lock.
/// </summary>
internal sealed class JobPosition
{
    private Agenda? _agenda;
    private int _part = -1;
    private ImmutableArray<RunPlan> _runs = [];
    private SamplePolicy? _policy;
    private double?[] _took = [];
    private int _taken;
    private double? _begunAt;
    private double _lastAt;
    private int _earlierSamples;
    private double _earlierSeconds;
    private int _earlierParts;

    /// <summary>What is done at all.</summary>
    public void Plan(Agenda agenda) => _agenda = agenda;

    /// <summary>The runs of a schedule are about to be sampled.</summary>
    public void Begin(SchedulePlan plan, SamplePolicy policy)
    {
        Close();
        (_runs, _policy, _took, _taken, _begunAt) = (plan.Runs, policy, new double?[plan.Runs.Length], 0, null);
        int named = _agenda is { AreExercises: false } ? IndexOf(plan.Schedule.Name) : -1;
        _part = named >= 0 ? named : _part;
    }

    /// <summary>A sample begins.</summary>
    /// <param name="at">When, in seconds.</param>
    public void BeginSample(double at)
    {
        if (_begunAt is null)
        {
            _begunAt = _lastAt = at;
        }
    }

    /// <summary>A sample was taken.</summary>
    /// <param name="at">When, in seconds.</param>
    public void Sampled(double at)
    {
        if (_runs.Length > 0)
        {
            _took[_taken % _runs.Length] = at - _lastAt;
            _lastAt = at;
            _taken++;
        }
    }

    /// <summary>Which kernel or exercise it is at.</summary>
    /// <param name="exercise">The exercise; null in the main job.</param>
    public LivePart? PartAt(string? exercise)
    {
        int part = exercise is null ? _part : IndexOf(exercise);
        return _agenda is { } agenda && part >= 0
            ? new LivePart(agenda.AreExercises ? "exercise" : "kernel", agenda.Parts[part].Name, part + 1, agenda.Parts.Length)
            : null;
    }

    /// <summary>How far it is with its samples; null where there are none to take.</summary>
    /// <param name="at">When it is looked at, in seconds.</param>
    /// <param name="share">The share of the sample in flight that is done, 0 to 1.</param>
    public LiveSamples? SamplesAt(double at, double share)
    {
        if (_policy is null)
        {
            return null;
        }

        int rounds = Rounds();
        int here = rounds * _runs.Length;
        int later = LaterRuns() * rounds;
        double done = _taken < here ? _taken + share : _taken;
        double? left = SecondsLeft(at, share, here);
        bool isGuess = later > 0 || Array.Exists(_took, static each => each is null);
        return new LiveSamples(_earlierSamples + done, _earlierSamples + here + later, left + (left is null ? 0 : LaterSeconds(rounds)), isGuess && left > 0);
    }

    private void Close()
    {
        if (_policy is not null && _agenda is { AreExercises: false } && _taken > 0)
        {
            _earlierSamples += _taken;
            _earlierSeconds += _lastAt - (_begunAt ?? _lastAt);
            _earlierParts++;
        }
    }

    private int Rounds() => _taken >= _runs.Length ? _policy!.Expected(TimeSpan.FromSeconds(Math.Max(1e-6, _took.Sum(static each => each ?? 0)))) : _policy!.AtMost;

    private double? SecondsLeft(double at, double share, int here)
    {
        if (_taken >= here)
        {
            return 0;
        }

        double passed = _begunAt is null ? 0 : at - _lastAt;
        double? mean = _took.Average() ?? (share >= 0.05 ? passed / share : null);
        if (mean is not { } usual)
        {
            return null;
        }

        double whole = Enumerable.Range(_taken, here - _taken).Sum(index => _took[index % _runs.Length] ?? usual);
        return Math.Max(0, whole - Math.Min(passed, _took[_taken % _runs.Length] ?? usual));
    }

    private int LaterRuns() => _agenda is { AreExercises: false } agenda && _part >= 0 ? agenda.Parts.Skip(_part + 1).Sum(static part => part.Runs) : 0;

    private double LaterSeconds(int rounds)
    {
        int parts = _agenda is { AreExercises: false } agenda && _part >= 0 ? agenda.Parts.Length - _part - 1 : 0;
        double here = _took.Sum(each => each ?? _took.Average() ?? 0) * rounds;
        return parts * (_earlierSeconds + here) / (_earlierParts + 1);
    }

    private int IndexOf(string name) => _agenda is { } agenda ? agenda.Parts.ToList().FindIndex(part => string.Equals(part.Name, name, StringComparison.Ordinal)) : -1;
}
