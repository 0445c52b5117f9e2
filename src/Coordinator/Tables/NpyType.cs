using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>What NumPy calls the types of columns: <c>descr</c> in an .npy header.</summary>
internal static class NpyType
{
    /// <summary>All that a column may have, for messages.</summary>
    public const string All = "'<f4', '<f8', '<i4' or '<u4'";

    public static string Of(ElementType type) => type switch
    {
        ElementType.Float32 => "<f4",
        ElementType.Float64 => "<f8",
        ElementType.Int32 => "<i4",
        ElementType.UInt32 => "<u4",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type that a column may hold."),
    };

    /// <summary>The type that a header's source text stands for, quotes included; null for any other.</summary>
    public static ElementType? Parse(string descr) => descr is ['\'', .. string single, '\''] ? Find(single)
        : descr is ['"', .. string twofold, '"'] ? Find(twofold)
        : null;

    private static ElementType? Find(string name) => ElementTypes.OfColumns
        .Where(type => string.Equals(Of(type), name, StringComparison.Ordinal))
        .Select(static type => (ElementType?)type)
        .FirstOrDefault();
}
