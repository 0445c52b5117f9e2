using ParallelMotion.Coordinator.Plans.Creatures;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Plans.Creatures;

public sealed class RenewalTests
{
    private const int Seed = 20_261_132;

    private static readonly Renewal Renewal = new(seed: 42);

    [Fact]
    public void The_last_living_fill_the_rows_of_the_dead_in_order_and_newborns_the_end()
    {
        Random random = new(Seed);
        for (int round = 0; round < 2000; round++)
        {
            CreatureTable before = new(random, random.Next(1, 40));
            int[] dead = Dead(random, before.Rows);
            int living = before.Rows - dead.Length;

            CreatureTable after = before.After(Renewal, dead, tick: round);

            Assert.True(
                Compacted(before, dead).SequenceEqual(Enumerable.Range(0, living).Select(row => after[row]), StringComparer.Ordinal), $"seed {Seed}, round {round}, rows {before.Rows}, dead {string.Join(' ', dead)}");
            Assert.All(Enumerable.Range(living, dead.Length), row => Assert.Equal((uint)round + 1, after.Whole(Renewal.Born, row)));
        }
    }

    [Fact]
    public void A_newborn_depends_on_seed_row_and_tick_alone()
    {
        Random random = new(Seed);
        CreatureTable one = new(random, 50);
        CreatureTable other = new(random, 50);
        string born = one.After(Renewal, [.. Enumerable.Range(40, 10)], tick: 7)[49];

        Assert.Equal(born, other.After(Renewal, [3], tick: 7)[49], StringComparer.Ordinal);
        Assert.Equal(born, other.After(Renewal, [.. Enumerable.Range(0, 50)], tick: 7)[49], StringComparer.Ordinal);
        Assert.Equal(born, other.After(new Renewal(seed: 42), [49], tick: 7)[49], StringComparer.Ordinal);
        Assert.NotEqual(born, other.After(new Renewal(seed: 43), [49], tick: 7)[49], StringComparer.Ordinal);
        Assert.NotEqual(born, other.After(Renewal, [49], tick: 8)[49], StringComparer.Ordinal);
        Assert.NotEqual(born, other.After(Renewal, [48, 49], tick: 7)[48], StringComparer.Ordinal);
    }

    [Fact]
    public void Newborns_lie_within_their_recipes_and_no_two_columns_are_drawn_alike()
    {
        const int Rows = 2000;
        CreatureTable after = new CreatureTable(new Random(Seed), Rows).After(Renewal, [.. Enumerable.Range(0, Rows)], tick: 0);

        double[][] shares = [.. Renewal.Recipes.Select(recipe => Enumerable.Range(0, Rows)
            .Select(row => (after.Float(recipe.Name, row) - (double)recipe.Low) / (recipe.High - (double)recipe.Low)).ToArray())];

        Assert.All(shares, column => Assert.All(column, static share => Assert.InRange(share, 0, 1)));
        Assert.All(shares, column => Assert.InRange(column.Average(), 0.47, 0.53));
        for (int column = 1; column < shares.Length; column++)
        {
            for (int before = 0; before < column; before++)
            {
                Assert.InRange(shares[column].Zip(shares[before], static (one, other) => Math.Abs(one - other)).Average(), 0.3, 0.37);
            }
        }
    }

    [Fact]
    public void Where_nobody_died_nothing_changes()
    {
        CreatureTable before = new(new Random(Seed), 30);
        CreatureTable after = before.After(Renewal, [], tick: 3);

        Assert.Equal(Enumerable.Range(0, 30).Select(row => before[row]), Enumerable.Range(0, 30).Select(row => after[row]), StringComparer.Ordinal);
    }

    [Fact]
    public void It_names_what_it_writes() => Assert.Equal(
        [.. Renewal.Recipes.Select(static recipe => ColumnUse.Writes<float>(recipe.Name)), ColumnUse.Writes<uint>("born")], Renewal.Columns);

    // Word for word: each dead in the front part, in order, is replaced by the next living from behind.
    private static IEnumerable<string> Compacted(CreatureTable before, int[] dead)
    {
        int living = before.Rows - dead.Length;
        Queue<int> movers = new(Enumerable.Range(living, dead.Length).Except(dead));
        return Enumerable.Range(0, living).Select(row => dead.Contains(row) ? before[movers.Dequeue()] : before[row]);
    }

    // None, all, few or many, and often those at one end.
    private static int[] Dead(Random random, int rows)
    {
        double share = random.Next(5) switch { 0 => 0, 1 => 1, 2 => 0.1, _ => random.NextDouble() };
        int start = random.Next(3) == 0 ? random.Next(rows) : 0;
        return [.. Enumerable.Range(0, rows).Where(row => row >= start && random.NextDouble() < share)];
    }
}
