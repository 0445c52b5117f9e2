using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>What measurements and spans are told apart by. Few values each: a collector keeps a series for every combination.</summary>
internal static class TelemetryTags
{
    public const string Kernel = "parallelmotion.kernel";

    public const string Dispatch = "parallelmotion.dispatch";

    public const string Sweep = "parallelmotion.sweep";

    public const string Workers = "parallelmotion.workers";

    public const string Placement = "parallelmotion.placement";

    public const string Channel = "parallelmotion.channel";

    public const string Exercise = "parallelmotion.exercise";

    public const string Stage = "parallelmotion.stage";

    public const string Sample = "parallelmotion.sample";

    public const string Worker = "parallelmotion.worker";

    /// <summary>Those of a run.</summary>
    public static TagList Of(RunPlan plan) => new()
    {
        { Kernel, plan.Schedule.Name },
        { Dispatch, DispatchName.Of(plan.Dispatch) },
        { Sweep, SweepName.Of(plan.Sweep) },
        { Workers, plan.Workers },
        { Placement, PlacementName.Of(plan.IsPinned) },
    };

    /// <summary>Those of round trips.</summary>
    public static TagList Of(RoundTrip trip) => new()
    {
        { Channel, trip.Channel },
        { Workers, trip.Workers },
        { Placement, PlacementName.Of(trip) },
    };

    /// <summary>Those of a death.</summary>
    public static TagList Of(Restart restart)
    {
        TagList tags = new() { { Worker, restart.Worker } };
        Add(ref tags, Kernel, restart.Kernel);
        Add(ref tags, Dispatch, restart.Dispatch);
        return tags;
    }

    /// <summary>Those of a run, and what it belongs to: for spans, since samples are many.</summary>
    public static TagList Of(RunPlan plan, CurrentRun current)
    {
        TagList tags = Of(plan);
        Add(ref tags, Stage, current.Stage.Length == 0 ? null : current.Stage);
        Add(ref tags, Exercise, current.Exercise);
        Add(ref tags, Sample, current.Sample);
        return tags;
    }

    private static void Add(ref TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }
}
