using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Says how many rows a kernel's tile should have on this machine.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="uses">The columns it is bound to: the more, the fewer rows fit a cache.</param>
internal delegate int TileSizing(IKernel kernel, ImmutableArray<ColumnUse> uses);
