using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Tests.Lab.Replay;

public sealed class ReplayPicturesTests
{
    [Fact]
    public void Everything_that_has_to_end_alike_ends_at_one_and_a_naive_sum_where_it_did()
    {
        BarPicture picture = Of(MadeLab.Replay());

        Assert.Equal(ReplayPlans.Groups.Length, picture.Groups[0].Bars.Count);
        Assert.All(picture.Groups[0].Bars, static bar => Assert.Equal(1, bar.Value));
        Assert.Equal([1, 2], picture.Groups[1].Bars.Select(static bar => bar.Value));
        Assert.Equal(1, picture.Mark!.Value);
    }

    [Fact]
    public void A_schedule_that_ended_otherwise_is_seen()
    {
        BarPicture picture = Of(MadeLab.Replay(static run => run.Plan.Workers == 16 ? run with { WorldHash = new string('b', 64) } : run));

        Assert.All(picture.Groups[0].Bars, static bar => Assert.Equal(2, bar.Value));
    }

    private static BarPicture Of(ReplaySize size) => Assert.IsType<BarPicture>(Assert.Single(ReplayPictures.Of([size])));
}
