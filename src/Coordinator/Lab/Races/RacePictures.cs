using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>What writers of the same rows lose, and what writers of their own do. Nothing is drawn where nobody was allowed to lose anything.</summary>
internal static class RacePictures
{
    public static IEnumerable<Picture> Of(RacePlans plans, IReadOnlyList<BrokenRun> broken, IReadOnlyList<Measurement> runs)
    {
        if (broken.Count == 0)
        {
            yield break;
        }

        yield return new BarPicture(
            "Updates that were lost, by run",
            "A bar is the part of all updates that no row shows afterwards. It is the same run again and again and none of them failed: bars that differ say that what is lost depends on who was at which row when.",
            new PictureAxis("of all updates lost", PictureUnit.Share),
            [
                new BarGroup($"{RunName.Workers(plans.Wrong.Workers)} write the same rows", [.. broken.Select(static (run, index) => new Bar($"run {index + 1}", run.LostShare))]),
                .. Right(plans, runs),
            ]);
    }

    // What differs in the right shape has lost nobody knows how much.
    private static IEnumerable<BarGroup> Right(RacePlans plans, IReadOnlyList<Measurement> runs) =>
        from run in runs
        where run.Plan.Workers == plans.Right.Workers && run.Mismatch is null
        select new BarGroup("one owner a row", [new Bar($"all of {run.Seconds.Count} runs", 0)]);
}
