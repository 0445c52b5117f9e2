using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Lab;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>A shape that rows may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kernel">Computes rows of that shape. A new one for each exercise: those of objects hold them.</param>
internal sealed record RowShape(string Name, IKernel Kernel)
{
    /// <summary>All of them, the wrongest first.</summary>
    public static IReadOnlyList<RowShape> All() =>
    [
        new("objects in a list", new ObjectsKernel()),
        new("structs in an array", new StructsKernel()),
        new("columns, row by row", new ScalarKernel()),
        new("columns, vectors", new MotionKernel()),
    ];
}
