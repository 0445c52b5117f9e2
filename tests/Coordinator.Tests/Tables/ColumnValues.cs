using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Tables;

/// <summary>What a test expects of columns.</summary>
internal static class ColumnValues
{
    /// <summary>The values of a column that must be of this type.</summary>
    public static T[] Values<T>(this Column column) where T : unmanaged => Assert.IsType<Column<T>>(column).Values;

    public static float[] Floats(this Column column) => column.Values<float>();

    /// <summary>Needed columns, all of one type.</summary>
    public static Dictionary<string, ElementType> Needed(ElementType type, params string[] columns) =>
        columns.ToDictionary(static column => column, _ => type, StringComparer.Ordinal);

    /// <summary>Needed columns of float32.</summary>
    public static Dictionary<string, ElementType> Floats(params string[] columns) => Needed(ElementType.Float32, columns);
}
