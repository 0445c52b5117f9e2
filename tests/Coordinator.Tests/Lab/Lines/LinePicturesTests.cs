using ParallelMotion.Coordinator.Lab.Lines;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.Lines;

public sealed class LinePicturesTests
{
    [Fact]
    public void Distances_stand_with_those_that_share_as_much()
    {
        BarPicture picture = Assert.IsType<BarPicture>(Assert.Single(LinePictures.Of(MadeLab.Counted(workers: 2))));

        Assert.Equal(["two workers on one line", "on one pair of lines", "on lines of their own"], picture.Groups.Select(static each => each.Name), StringComparer.Ordinal);
        Assert.Equal([4, 1, 2], picture.Groups.Select(static each => each.Bars.Count));
        Assert.All(picture.Groups[0].Bars, static bar => Assert.Equal(15e-9, bar.Value, 1e-12));
        Assert.All(picture.Groups[2].Bars, static bar => Assert.Equal(1.5e-9, bar.Value, 1e-12));
    }

    [Fact]
    public void Where_a_count_is_wrong_nothing_is_drawn()
    {
        CountedLines[] all = [.. MadeLab.Counted(workers: 2)];
        all[0] = all[0] with { Runs = [all[0].Runs[0], all[0].Runs[1] with { Mismatch = new Mismatch("count_4", 0, "1", "2") }] };

        Assert.Empty(LinePictures.Of(all));
    }
}
