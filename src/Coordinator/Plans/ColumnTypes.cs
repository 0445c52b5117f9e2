using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// What the columns of a job must hold. Kernels say it; bytes of another type would be read without an error, as other
/// numbers, so whoever disagrees is refused before values are loaded.
/// </summary>
/// <param name="typeOf">What a column holds already; null where the kernel decides.</param>
internal sealed class ColumnTypes(Func<string, ElementType?> typeOf)
{
    private readonly Dictionary<string, ElementType> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _kernels = new(StringComparer.Ordinal);

    /// <summary>What the kernels declared so far, by column.</summary>
    public IReadOnlyDictionary<string, ElementType> Declared => _declared;

    /// <summary>Takes what a kernel declares.</summary>
    /// <param name="kernel">The kernel's name.</param>
    /// <param name="uses">Its columns.</param>
    /// <exception cref="RefusedException">Another kernel, or the column itself, says otherwise.</exception>
    public void Require(string kernel, IEnumerable<ColumnUse> uses)
    {
        foreach (ColumnUse use in uses)
        {
            RequireOfColumns(kernel, use);
            RequireAgreement(kernel, use);
            RequireHeld(kernel, use);
        }
    }

    private static void RequireOfColumns(string kernel, ColumnUse use)
    {
        if (!ElementTypes.OfColumns.Contains(use.ElementType))
        {
            throw RefusedException.Usage(
                $"Cannot run kernel {kernel} because no column can hold what it declares: column={use.Column}, declared={use.ElementType.Name()}, "
                + $"expected={string.Join(" or ", ElementTypes.OfColumns.Select(ElementTypes.Name))}. Its author has to mend that.");
        }
    }

    private void RequireAgreement(string kernel, ColumnUse use)
    {
        if (_declared.TryAdd(use.Column, use.ElementType))
        {
            _kernels.Add(use.Column, kernel);
        }
        else if (_declared[use.Column] != use.ElementType)
        {
            throw RefusedException.Usage(
                $"Cannot run kernel {kernel} beside kernel {_kernels[use.Column]} because they declare other types of one column: column={use.Column}, "
                + $"declared={use.ElementType.Name()}, expected={_declared[use.Column].Name()}. Run them one by one, with --kernel.");
        }
    }

    private void RequireHeld(string kernel, ColumnUse use)
    {
        if (typeOf(use.Column) is { } held && held != use.ElementType)
        {
            throw RefusedException.Usage(
                $"Cannot run kernel {kernel} because column {use.Column} holds another type: column={use.Column}, type={held.Name()}, "
                + $"declared={use.ElementType.Name()}. Convert the column, or choose another kernel with --kernel.");
        }
    }
}
