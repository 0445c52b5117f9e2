using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Randomness;

namespace ParallelMotion.Coordinator.Plans.Creatures;

/// <summary>
/// Cleanup and respawn: the dead are taken out by moving the last living into their rows, and newborns get the rows that
/// become free at the end, so the table keeps its length. Both take time by the number of the dead, whatever the table's size.
/// <para>
/// A newborn is drawn from its row and tick (<see cref="Philox"/>), so it is the same whoever found the dead, and the order of
/// the dead is that of a single process: the world's bits don't depend on the number of workers.
/// </para>
/// </summary>
/// <param name="seed">The run's seed.</param>
internal sealed class Renewal(ulong seed) : ITickEnd
{
    /// <summary>The column with the tick of birth: 0 for those who were there at the start, otherwise one more than the tick's number.</summary>
    public const string Born = "born";

    /// <summary>Apart from whatever else may draw numbers for a row and a tick.</summary>
    private const uint Stream = 0x6E_6577;

    private const int WordsPerBlock = 4;

    /// <summary>What creatures are like, at the start and when they are born.</summary>
    public static IReadOnlyList<ExampleColumn> Recipes { get; } =
    [
        new("pos_x", -1000f, 1000f),
        new("pos_y", -1000f, 1000f),
        new("vel_x", -10f, 10f),
        new("vel_y", -10f, 10f),
        new("energy", 0f, 100f),
        new("metabolism", -20f, -5f),
    ];

    /// <inheritdoc/>
    public string Name => "cleanup, respawn";

    /// <inheritdoc/>
    public string Segment => "starved";

    /// <inheritdoc/>
    public IReadOnlyList<ColumnUse> Columns { get; } = [.. Recipes.Select(static recipe => ColumnUse.Writes<float>(recipe.Name)), ColumnUse.Writes<uint>(Born)];

    /// <inheritdoc/>
    public void Run(KernelRows table, ReadOnlySpan<int> found, Tick tick)
    {
        int living = table.Count - found.Length;
        for (int column = 0; column < Recipes.Count; column++)
        {
            Compact(table.Write<float>(column), found, living);
        }

        Span<uint> born = table.Write<uint>(Recipes.Count);
        Compact(born, found, living);
        born[living..].Fill((uint)tick.Number + 1);
        for (int column = 0; column < Recipes.Count; column += WordsPerBlock)
        {
            Draw(table, living, column, tick.Number);
        }
    }

    /// <summary>Fills the rows of the dead among the first with the living from behind them, both in ascending order.</summary>
    internal static void Compact<T>(Span<T> rows, ReadOnlySpan<int> dead, int living)
    {
        int behind = dead.BinarySearch(living);
        int nextDead = behind < 0 ? ~behind : behind;
        int mover = living;
        foreach (int hole in dead[..nextDead])
        {
            while (nextDead < dead.Length && dead[nextDead] == mover)
            {
                nextDead++;
                mover++;
            }

            rows[hole] = rows[mover++];
        }
    }

    // A block of the generator is drawn once for the four columns that it has words for.
    private void Draw(KernelRows table, int firstRow, int firstColumn, int tick)
    {
        Span<float> first = RowsOf(table, firstColumn);
        Span<float> second = RowsOf(table, firstColumn + 1);
        Span<float> third = RowsOf(table, firstColumn + 2);
        Span<float> fourth = RowsOf(table, firstColumn + 3);
        for (int row = firstRow; row < table.Count; row++)
        {
            RandomWords words = Philox.Words(seed, (uint)row, (uint)tick, Stream, (uint)(firstColumn / WordsPerBlock));
            Set(first, row, firstColumn, words.First);
            Set(second, row, firstColumn + 1, words.Second);
            Set(third, row, firstColumn + 2, words.Third);
            Set(fourth, row, firstColumn + 3, words.Fourth);
        }
    }

    // None where the block has more words than there are columns left.
    private static Span<float> RowsOf(KernelRows table, int column) => column < Recipes.Count ? table.Write<float>(column) : default;

    private static void Set(Span<float> rows, int row, int column, uint word)
    {
        if (!rows.IsEmpty)
        {
            rows[row] = RandomWords.Between(word, Recipes[column].Low, Recipes[column].High);
        }
    }
}
