using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels;

/// <summary>A column to generate when no input is given: values spread evenly over [<paramref name="Low"/>, <paramref name="High"/>).</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The bound of the values; equal to <paramref name="Low"/>, every row holds that value.</param>
/// <param name="Type">What one row is. Bounds of integers must be whole; the bound may lie one above the type's largest value.</param>
public sealed record ExampleColumn(string Name, float Low, float High, ElementType Type = ElementType.Float32);
