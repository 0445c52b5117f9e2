using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class DeclarationRuleTests
{
    private static readonly ColumnUse A = ColumnUse.Swaps<float>("a", "b")[0];
    private static readonly ColumnUse B = ColumnUse.Swaps<float>("a", "b")[1];

    public static TheoryData<string, string> Faults => new()
    {
        { "a~", "column=a, expected=two in a row" },
        { "a~ c b~", "column=a, expected=two in a row" },
        { "a~ b~ c~", "column=c, expected=two in a row" },
        { "c a~ b~ d~ e", "column=d, expected=two in a row" },
        { "a~ a~", "column=a, expected=once" },
        { "a~ b~ a", "column=a, expected=once" },
        { "b a~ b~", "column=b, expected=once" },
        { "a~ b~ a~ c~", "column=a, expected=once" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_pair_is_two_columns_in_a_row_that_stand_nowhere_else(string uses, string fault) =>
        Assert.Contains(fault, DeclarationRule.Fault(new DeclaringKernel(), Uses(uses)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a~ b~")]
    [InlineData("c a~ b~ d")]
    [InlineData("a~ b~ c~ d~")]
    [InlineData("c")]
    [InlineData("")]
    public void Pairs_beside_columns_of_own_rows_are_fine(string uses) => Assert.Null(DeclarationRule.Fault(new DeclaringKernel(), Uses(uses)));

    [Fact]
    public void A_kernel_without_neighbours_swaps_nothing() =>
        Assert.Contains("column=b, expected=INeighbourKernel", DeclarationRule.Fault(new MotionKernel(), [ColumnUse.Writes<float>("a"), B]), StringComparison.Ordinal);

    [Fact]
    public void What_depends_on_neighbours_is_not_elementwise() =>
        Assert.Contains("isElementwise=True", DeclarationRule.Fault(new DeclaringKernel { IsElementwise = true }, [A, B]), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_reach_has_bounds(int reach) =>
        Assert.Contains($"reach={reach}, expected=1 to ", DeclarationRule.Fault(new DeclaringKernel { Reach = reach }, [A, B]), StringComparison.Ordinal);

    [Fact]
    public void Every_built_in_kernel_keeps_to_it() => Assert.All(
        KernelCatalog.All,
        kernel => Assert.Null(DeclarationRule.Fault(kernel, kernel.Bind(kernel.Example.Select(column => column.Name).ToHashSet(StringComparer.Ordinal)))));

    [Fact]
    public void No_sweep_runs_what_does_not()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new ScheduleSweep(
            Schedule.Of(new DeclaringKernel(), [A]), static _ => new ArrayColumn([1]), new RowRange(0, 1), 1, Sweep.Streaming));

        Assert.Contains("Cannot sweep declaring because a column that swaps", refused.Message, StringComparison.Ordinal);
    }

    private static ColumnUse[] Uses(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.EndsWith('~') ? A with { Column = name[..^1] } : ColumnUse.Reads<float>(name)),
    ];

    private sealed class DeclaringKernel : INeighbourKernel
    {
        public string Name => "declaring";

        public string Summary => "nothing";

        public bool IsElementwise { get; init; }

        public int Reach { get; init; } = 1;

        public IReadOnlyList<ColumnUse> Columns => [];

        public void Run(KernelRows rows, Tick tick)
        {
            // It only declares.
        }
    }
}
