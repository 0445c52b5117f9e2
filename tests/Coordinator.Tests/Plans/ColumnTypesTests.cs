using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Plans;

public sealed class ColumnTypesTests
{
    private static readonly ColumnUse Weight = ColumnUse.Reads<double>("weight");

    [Fact]
    public void What_kernels_declare_is_gathered_by_column()
    {
        ColumnTypes types = new(static column => column is "weight" ? ElementType.Float64 : null);

        types.Require("motion", [ColumnUse.Writes<float>("pos"), Weight]);
        types.Require("other", [ColumnUse.Reads<float>("pos"), ColumnUse.Writes<uint>("id")]);

        Assert.Equal(
            [("id", ElementType.UInt32), ("pos", ElementType.Float32), ("weight", ElementType.Float64)],
            types.Declared.OrderBy(static each => each.Key, StringComparer.Ordinal).Select(static each => (each.Key, each.Value)));
    }

    [Fact]
    public void A_column_of_another_type_is_refused_with_both_types() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        static () => new ColumnTypes(static _ => ElementType.Float64).Require("motion", [ColumnUse.Reads<float>("vel")]),
        "Cannot run kernel motion because column vel holds another type: column=vel, type=float64, declared=float32. ", "--kernel");

    [Fact]
    public void Two_kernels_that_disagree_are_refused_by_name_whatever_the_column_holds()
    {
        foreach (ElementType? held in new ElementType?[] { null, ElementType.Float32 })
        {
            ColumnTypes types = new(_ => held);
            types.Require("first", [ColumnUse.Writes<float>("weight")]);

            TemporaryFolder.Refuses(
                ExitCode.Usage, () => types.Require("second", [Weight]), "kernel second beside kernel first", "column=weight, declared=float64, expected=float32", "--kernel");
        }
    }

    [Theory]
    [InlineData(ElementType.UInt8, "declared=uint8")]
    [InlineData(ElementType.Invalid, "declared=invalid")]
    public void A_type_that_no_column_holds_is_refused_with_those_that_one_may(ElementType type, string declared) => TemporaryFolder.Refuses(
        ExitCode.Usage,
        () => new ColumnTypes(static _ => null).Require("made", [new ColumnUse("a", type, ColumnAccess.Read)]),
        "kernel made", "column=a", declared, "expected=float32 or float64 or int32 or uint32");
}
