using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Creatures;
using ParallelMotion.Shared.Kernels.Loading;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Plans.Creatures;

/// <summary>
/// A small simulator: creatures move, spend energy, and starve; the coordinator takes the dead out and puts newborns in their
/// place. Everybody has to be told every tick, for the coordinator needs all segments before the next.
/// </summary>
internal static class CreaturesPlan
{
    /// <summary>The plan's name.</summary>
    public const string Name = "creatures";

    /// <summary>Rows when nobody says how many: as many creatures as a game or a study would have.</summary>
    public const string DefaultRows = "1M";

    /// <summary>Makes it.</summary>
    /// <param name="seed">What newborns are derived from.</param>
    public static KernelGroup Group(ulong seed) => new([Found(new MotionKernel()), Found(new HungerKernel()), Found(new StarveKernel())])
    {
        Plan = Name,
        TickEnd = new Renewal(seed),
        Example =
        [
            .. Renewal.Recipes,
            new ExampleColumn(Renewal.Born, 0f, 0f, ElementType.UInt32),
        ],
    };

    private static FoundKernel Found(IKernel kernel) => new(kernel, kernel.Name);
}
