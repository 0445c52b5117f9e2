using System.Collections.Immutable;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>Where workers, and the thread that tells them, are put.</summary>
/// <param name="Seating">Its name; null where the system places everybody.</param>
/// <param name="Teller">The telling thread's CPU; null where the system places it.</param>
/// <param name="Pins">Each worker's CPU; none where the system places them.</param>
internal sealed record Placing(Seating? Seating, int? Teller, ImmutableArray<int> Pins)
{
    /// <summary>Nobody is put anywhere.</summary>
    public static Placing Free { get; } = new(Seating: null, Teller: null, Pins: []);

    /// <summary>Those that make a difference for a number of workers.</summary>
    /// <param name="workers">How many.</param>
    /// <param name="cpus">CPUs that may be pinned to, one of each core before the second of any.</param>
    public static IEnumerable<Placing> For(int workers, ImmutableArray<int> cpus)
    {
        yield return Free;
        if (workers == 1 && !cpus.IsEmpty)
        {
            yield return new Placing(Measurements.Seating.SameCore, cpus[0], [cpus[0]]);
        }

        if (workers == 1 && cpus.Length > 1)
        {
            yield return new Placing(Measurements.Seating.OtherCore, cpus[0], [cpus[1]]);
        }
    }
}
