using System.Runtime.InteropServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class RegionStoreTests : IDisposable
{
    private static readonly RegionSpec Spec = RegionSpec.Column("pos", ElementType.Float32, 100_000);
    private static readonly RowRange All = new(0, 100_000);

    private readonly RegionRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_new_region_is_all_zeros()
    {
        Span<float> created = _run.Create(Spec).Rows<float>(All);
        Span<float> attached = _run.Attach(Spec).Rows<float>(All);

        Assert.Equal(-1, MemoryMarshal.AsBytes(created).IndexOfAnyExcept((byte)0));
        Assert.Equal(-1, MemoryMarshal.AsBytes(attached).IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void What_one_mapping_writes_the_other_reads()
    {
        Span<float> created = _run.Create(Spec).Rows<float>(All);
        Span<float> attached = _run.Attach(Spec).Rows<float>(All);
        created[0] = 1.5f;
        created[^1] = -2.5f;
        attached[1] = 3.5f;

        Assert.Equal([1.5f, -2.5f, 3.5f], new[] { attached[0], attached[^1], created[1] });
    }

    [Fact]
    public void Regions_of_one_run_are_separate()
    {
        RegionSpec other = Spec with { Name = "col-vel" };
        _run.Create(Spec).Rows<float>(All).Fill(1);
        _run.Create(other).Rows<float>(All).Fill(2);

        Assert.Equal(-1, _run.Attach(Spec).Rows<float>(All).IndexOfAnyExcept(1f));
        Assert.Equal(-1, _run.Attach(other).Rows<float>(All).IndexOfAnyExcept(2f));
    }

    [Fact]
    public void A_name_is_taken_once_and_the_first_region_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Named maps report a taken name as another fault.");
        _run.Create(Spec).Rows<float>(All)[0] = 7;

        RegionRun.Refuses(RegionFault.Refused, () => _run.Create(Spec), "col-pos", "cause=");
        Assert.Equal(7, _run.Attach(Spec).Rows<float>(All)[0]);
    }

    [Fact]
    public void A_region_that_nobody_created_is_not_found() =>
        RegionRun.Refuses(RegionFault.NotFound, () => _run.Attach(Spec), "col-pos", "not there");

    [Fact]
    public void A_run_that_nobody_created_is_not_found()
    {
        RunId other = RunId.New();
        using RegionStore store = RegionStore.OpenAt(other, _run.Creator.Place + "-gone");

        RegionRun.Refuses(RegionFault.NotFound, () => store.Attach(Spec, RegionAccess.ReadOnly), "col-pos", "not there");
    }

    [Fact]
    public void Other_rows_are_refused()
    {
        _run.Create(Spec);

        RegionRun.Refuses(
            RegionFault.Mismatch, () => _run.Attach(Spec with { Rows = 99_999 }), "col-pos", "rows=100000", "expected=99999");
    }

    [Fact]
    public void Another_element_type_is_refused()
    {
        _run.Create(Spec);

        RegionRun.Refuses(
            RegionFault.Mismatch,
            () => _run.Attach(new RegionSpec(Spec.Name, ElementType.UInt8, 400_000)),
            "elementType=Float32",
            "expected=UInt8");
    }
}
