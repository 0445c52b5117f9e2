using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Shared.Naming;

namespace ParallelMotion.Shared.Tests.Naming;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["per-tick", "per-run", "doorbell", "motion", "trig"];

    /// <summary>Few letters, so that words are often near each other.</summary>
    private static readonly Arbitrary<string> Word = Gen.Elements('a', 'b', 'c', '-')
        .ListOf()
        .Select(letters => string.Concat(letters.Take(12)))
        .ToArbitrary();

    [Theory]
    [InlineData("motion", "motion")]
    [InlineData("motoin", "motion")]
    [InlineData("MOTION", "motion")]
    [InlineData("pertick", "per-tick")]
    [InlineData("per_run", "per-run")]
    [InlineData("dorbel", "doorbell")]
    [InlineData("trg", "trig")]
    public void A_slip_finds_the_name_that_was_meant(string given, string meant) =>
        Assert.Equal(meant, NearestName.Of(given, Known));

    [Theory]
    [InlineData("")]
    [InlineData("gravity")]
    [InlineData("trolley")]
    [InlineData("tick")]
    public void What_is_near_nothing_finds_nothing(string given) => Assert.Null(NearestName.Of(given, Known));

    [Fact]
    public void A_pasted_text_finds_nothing() =>
        Assert.Null(NearestName.Of(new string('a', 100_000), [new string('a', 100_000)]));

    [Fact]
    public void Of_two_equally_near_names_the_first_in_order_wins() =>
        Assert.Equal("bat", NearestName.Of("at", ["cat", "bat"]));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    public void Distances_are_those_computed_by_hand(string a, string b, int expected) =>
        Assert.Equal(expected, NearestName.Distance(a, b));

    [Fact]
    public void A_distance_is_symmetric_zero_for_equals_alone_and_bounded_by_the_lengths() =>
        Prop.ForAll(
            Word,
            Word,
            (a, b) =>
            {
                int distance = NearestName.Distance(a, b);
                return distance == NearestName.Distance(b, a)
                    && (distance == 0) == string.Equals(a, b, StringComparison.Ordinal)
                    && distance >= Math.Abs(a.Length - b.Length)
                    && distance <= Math.Max(a.Length, b.Length);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_swap_of_neighbours_is_one_slip() =>
        Prop.ForAll(
            Word,
            Arb.From(Gen.Choose(0, 10)),
            (word, at) =>
            {
                if (at + 1 >= word.Length || word[at] == word[at + 1])
                {
                    return true;
                }

                string swapped = word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
                return NearestName.Distance(word, swapped) == 1;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_name_found_is_the_nearest_or_all_are_too_far() =>
        Prop.ForAll(
            Word,
            Arb.From(Word.Generator.ListOf()),
            (given, known) =>
            {
                int farthest = Math.Max(1, given.Length / 3);
                string? found = NearestName.Of(given, known);
                int least = known.Select(name => NearestName.Distance(given, name)).DefaultIfEmpty(int.MaxValue).Min();
                return found is null ? least > farthest : NearestName.Distance(given, found) == least && least <= farthest;
            }).QuickCheckThrowOnFailure();
}
