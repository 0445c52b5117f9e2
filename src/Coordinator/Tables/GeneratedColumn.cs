using System.Runtime.CompilerServices;
using System.Text;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>The values of one recipe, by the formula of <see cref="GeneratedTable"/>.</summary>
internal static class GeneratedColumn
{
    // A block takes tens of microseconds: long beside the cost of handing it to a thread, short beside the whole.
    private const int BlockRows = 1 << 16;
    private const ulong RowStep = 0x9E3779B97F4A7C15;

    public static Column Make(ExampleColumn recipe, int rows, ulong seed)
    {
        ulong origin = seed + Fnv1a(recipe.Name);
        return recipe.Type switch
        {
            ElementType.Float32 => Make<float, Float32Draw>(recipe.Name, rows, origin, new Float32Draw(recipe.Low, recipe.High)),
            ElementType.Float64 => Make<double, Float64Draw>(recipe.Name, rows, origin, new Float64Draw(recipe.Low, recipe.High)),
            ElementType.Int32 => Make<int, IntegerDraw<int>>(recipe.Name, rows, origin, new IntegerDraw<int>((long)recipe.Low, (long)recipe.High)),
            ElementType.UInt32 => Make<uint, IntegerDraw<uint>>(recipe.Name, rows, origin, new IntegerDraw<uint>((long)recipe.Low, (long)recipe.High)),
            _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Type, "Not a type that a column may hold."),
        };
    }

    private static Column<T> Make<T, TDraw>(string name, int rows, ulong origin, TDraw draw)
        where T : unmanaged
        where TDraw : struct, IDraw<T>
    {
        T[] values = GC.AllocateUninitializedArray<T>(rows);
        int blocks = (int)(((long)rows + BlockRows - 1) / BlockRows);
        Parallel.For(0, blocks, block =>
        {
            int start = block * BlockRows;
            Fill(values.AsSpan(start, Math.Min(BlockRows, rows - start)), origin + ((ulong)start * RowStep), draw);
        });
        return new Column<T>(name, values);
    }

    // Compiled fully at first call: it is called once a column, too seldom for tiering.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<T, TDraw>(Span<T> values, ulong state, TDraw draw)
        where TDraw : struct, IDraw<T>
    {
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = draw.Of(Finalise(state));
            state += RowStep;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finalise(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static ulong Fnv1a(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte each in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ each) * 0x100000001B3;
        }

        return hash;
    }
}
