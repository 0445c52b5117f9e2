using System.Text.RegularExpressions;
using ParallelMotion.Shared.Events;

namespace ParallelMotion.Shared.Tests.Events;

public sealed partial class WorkerEventsTests
{
    [Fact]
    public void Every_kind_is_in_the_list_once_with_a_number_and_a_name_of_its_own()
    {
        int declared = typeof(WorkerEvents).GetProperties().Count(static each => each.PropertyType == typeof(WorkerEvent));

        Assert.NotEqual(0, declared);
        Assert.Equal(declared, WorkerEvents.All.Select(static each => each.Number).Distinct().Count());
        Assert.Equal(declared, WorkerEvents.All.Select(static each => each.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(WorkerEvents.All.OrderBy(static each => each.Number), WorkerEvents.All);
        Assert.All(WorkerEvents.All, static each => Assert.InRange(each.Number, 400, 499));
    }

    [Fact]
    public void Every_template_is_ASCII_without_what_JSON_escapes_and_leaves_room_for_values() => Assert.All(WorkerEvents.All, static each =>
    {
        Assert.Matches(PlainText(), each.Template);
        Assert.InRange(each.Template.Length, 10, 300);
    });

    [GeneratedRegex(@"^[ !#-\[\]-~]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainText();
}
