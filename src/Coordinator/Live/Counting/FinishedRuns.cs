using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Live.Counting;

/// <summary>The samples of the runs that were sampled last. Behind the view's lock.</summary>
internal sealed class FinishedRuns
{
    /// <summary>A job has some dozens, the lab thousands; a page nobody reads is no help.</summary>
    private const int Most = 100;

    /// <summary>Far more than are usual; further ones change no median that anybody looks at.</summary>
    private const int MostSamples = 1000;

    private readonly List<Sampled> _runs = [];

    /// <summary>Adds a sample.</summary>
    public void Add(RunPlan plan, CurrentRun current, double seconds)
    {
        string part = current.Exercise is { } exercise ? $"{exercise}: {plan.Schedule.Name}" : plan.Schedule.Name;
        Key key = new(part, RunName.Of(plan), plan.Partition.Rows, plan.Ticks);
        int found = _runs.FindIndex(each => each.Key == key);
        if (found < 0)
        {
            found = _runs.Count;
            _runs.Add(new Sampled(key));
        }

        _runs[found].Add(seconds);

        _runs.RemoveRange(0, Math.Max(0, _runs.Count - Most));
    }

    /// <summary>All that are kept, in the order in which they were sampled first.</summary>
    public IReadOnlyList<LiveMeasurement> Look() => [.. _runs.Select(static run => run.Look())];

    private readonly record struct Key(string Part, string Run, int Rows, int Ticks);

    /// <summary>A run's samples. What is shown of them is made by whoever looks, and made anew only where a sample was added.</summary>
    private sealed class Sampled(Key key)
    {
        private readonly List<double> _seconds = [];
        private LiveMeasurement? _shown;

        public Key Key => key;

        public void Add(double seconds)
        {
            if (_seconds.Count < MostSamples)
            {
                _seconds.Add(seconds);
                _shown = null;
            }
        }

        public LiveMeasurement Look() => _shown ??= new LiveMeasurement(key.Part, key.Run, key.Rows, key.Ticks, _seconds.Count, SampleStatistics.Of(_seconds).Median);
    }
}
