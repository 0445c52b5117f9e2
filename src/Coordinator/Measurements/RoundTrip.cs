using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>What it costs to tell a number of workers nothing and hear from all of them.</summary>
/// <param name="Workers">How many were told.</param>
/// <param name="Seconds">From the first write to the last answer: the service time.</param>
/// <param name="IsRung">Whether by doorbell; otherwise over the pipes.</param>
/// <param name="IsPinned">Whether each of them stayed on one CPU.</param>
internal sealed record RoundTrip(int Workers, SampleStatistics Seconds, bool IsRung = false, bool IsPinned = false)
{
    /// <summary>What orders travelled by, in words.</summary>
    public string Channel => ChannelName.Of(IsRung);

    /// <summary>Where the one worker and whoever tells it were put; null where nobody put them anywhere.</summary>
    public Seating? Seating { get; init; }

    /// <summary>From the first answer that was read to the last, in each round; null where it wasn't looked at.</summary>
    public SampleStatistics? Jitter { get; init; }

    /// <summary>From the moment for which each round was scheduled to its last answer; null where rounds followed each other.</summary>
    public SampleStatistics? Response { get; init; }

    /// <summary>Whether everybody had time to fall asleep before each round.</summary>
    public bool IsParked => Response is not null;

    /// <summary>Whether those who take part are more than the CPUs that they may use.</summary>
    /// <param name="cpus">CPUs that this process and its workers share, a quota counted.</param>
    public bool IsOversubscribed(double cpus) => SpinPolicy.IsCrowded(Workers + 1, Seating == Measurements.Seating.SameCore ? 1 : cpus);
}

/// <summary>Where one worker and whoever tells it were put.</summary>
internal enum Seating
{
    /// <summary>Both on one CPU: neither can run while the other does.</summary>
    SameCore,

    /// <summary>Each on a CPU of its own.</summary>
    OtherCore,
}
