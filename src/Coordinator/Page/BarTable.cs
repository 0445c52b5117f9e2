using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Page;

/// <summary>The table behind bars: a line for each.</summary>
internal static class BarTable
{
    public static PageTable Of(BarPicture picture)
    {
        bool isGrouped = picture.Groups.Any(static group => group.Name.Length > 0);
        bool isSpread = picture.Bars.Any(static bar => bar.High > bar.Low);
        return new PageTable(
            picture.Title,
            [
                new PageColumn("bar", IsNumber: false),
                .. isGrouped ? [new PageColumn("group", IsNumber: false)] : Array.Empty<PageColumn>(),
                new PageColumn(picture.Axis.Title),
                .. isSpread ? [new PageColumn("from"), new PageColumn("to")] : Array.Empty<PageColumn>(),
            ],
            [
                .. from part in picture.Groups
                   from bar in part.Bars
                   select (IReadOnlyList<PageCell>)[
                       new PageCell(bar.Name),
                       .. isGrouped ? [new PageCell(part.Name)] : Array.Empty<PageCell>(),
                       Value(picture, bar.Value),
                       .. isSpread ? [Value(picture, bar.Low), Value(picture, bar.High)] : Array.Empty<PageCell>()],
            ],
            picture.Mark is { } mark ? [$"To hold them against: {mark.Name}, {UnitScale.Text(picture.Axis.Unit, mark.Value)}."] : [],
            IsFolded: false);
    }

    private static PageCell Value(BarPicture picture, double? value) => new(value is { } known ? UnitScale.Text(picture.Axis.Unit, known) : "-");
}
