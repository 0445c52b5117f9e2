namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// A kernel that keeps what it overwrites itself, block by block, where <see cref="KernelRows.Undo"/> is there: all that it
/// writes it writes by <see cref="Vectors.RowLoop{TFormula}"/>, column after column in the order in which it declares them.
/// </summary>
internal interface IUndoKernel : IKernel;
