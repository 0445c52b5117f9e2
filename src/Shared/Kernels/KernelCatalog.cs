using ParallelMotion.Shared.Kernels.Creatures;
using ParallelMotion.Shared.Kernels.Lab;

namespace ParallelMotion.Shared.Kernels;

/// <summary>The built-in kernels.</summary>
public static class KernelCatalog
{
    private static readonly IKernel[] Usual = [new MotionKernel(), new TrigKernel()];
    private static readonly IKernel[] Kernels = [.. Usual, new DiffuseKernel(), new HungerKernel(), new StarveKernel(), new EffortKernel(), new TallyKernel(), new TriadKernel()];

    /// <summary>Kernels of the lab's exercises, which are wrong on purpose or of use to nobody else: workers find them by name, and no job may ask for one.</summary>
    public static IReadOnlyList<IKernel> OfLab { get; } = [new ChurnKernel(), new ObjectsKernel(), new StructsKernel(), new ScalarKernel()];

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<IKernel> All => Kernels;

    /// <summary>
    /// Those that are run when nobody names one. A new kernel doesn't join them: jobs that name none keep their length, and
    /// their results stay comparable.
    /// </summary>
    public static IReadOnlyList<IKernel> Default => Usual;

    /// <summary>Finds one by name.</summary>
    /// <param name="name">The name a person gave.</param>
    /// <returns>Null when there is none of that name.</returns>
    public static IKernel? Find(string name) =>
        Array.Find(Kernels, kernel => string.Equals(kernel.Name, name, StringComparison.Ordinal));
}
