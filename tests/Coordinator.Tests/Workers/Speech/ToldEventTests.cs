using ParallelMotion.Coordinator.Workers.Speech;
using ParallelMotion.Shared.Events;

namespace ParallelMotion.Coordinator.Tests.Workers.Speech;

public sealed class ToldEventTests
{
    [Fact]
    public void It_keeps_its_time_its_worker_and_its_properties()
    {
        Assert.True(ToldEvent.TryRead(MadeEvent.Json(WorkerEvents.Leaving, ",\"ProcessId\":4711,\"WorkerId\":3,\"Reason\":\"it \\\"was\\\" told to\""), out ToldEvent? told));

        Assert.Equal(new DateTimeOffset(2026, 2, 3, 12, 0, 0, 250, TimeSpan.Zero), told.Time);
        Assert.Equal(3, told.Worker);
        Assert.Equal("Process 4711 leaves because it \"was\" told to.", told.ToString());
        Assert.Equal(["ProcessId", "WorkerId", "Reason", "{OriginalFormat}"], told.Select(static each => each.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void What_this_side_knows_better_replaces_what_was_told()
    {
        Assert.True(ToldEvent.TryRead(MadeEvent.Json(WorkerEvents.Leaving), out ToldEvent? told));
        told.Set("ProcessId", 5);

        Assert.Equal(5, Assert.Single(told, static each => each.Key is "ProcessId").Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"@i\":400}")]
    public void What_is_no_event_is_refused(string line) => Assert.False(ToldEvent.TryRead(line, out _));

    [Theory]
    [InlineData("another number", "\"@i\":400", "\"@i\":401")]
    [InlineData("an unknown number", "\"@i\":400", "\"@i\":4")]
    [InlineData("another template", "is up", "is gone")]
    [InlineData("no time", "2026-02-03T12", "2026-02-33T12")]
    [InlineData("a time of another form", "12:00:00.2500000Z", "12:00")]
    [InlineData("a value that is none", "4711", "{}")]
    [InlineData("a value that is a list", "4711", "[1]")]
    [InlineData("a name that isn't one", "\"ProcessId\"", "\"Process Id\"")]
    [InlineData("a worker that nobody is", "\"ProcessId\":4711", "\"WorkerId\":-1")]
    [InlineData("a worker that is a text", "\"ProcessId\":4711", "\"WorkerId\":\"1\"")]
    [InlineData("half a pair of surrogates", "4711", "\"\\ud800\"")]
    [InlineData("more behind its end", "4711}", "4711}}")]
    public void A_line_with_one_thing_wrong_is_refused(string what, string right, string wrong)
    {
        string line = MadeEvent.Json(WorkerEvents.Up);
        Assert.True(ToldEvent.TryRead(line, out _));
        Assert.Contains(right, line, StringComparison.Ordinal);

        Assert.False(ToldEvent.TryRead(line.Replace(right, wrong, StringComparison.Ordinal), out _), what);
    }

    [Theory]
    [InlineData("RunId")]
    [InlineData("SourceContext")]
    [InlineData("EventId")]
    [InlineData("Took")]
    public void A_property_that_the_template_has_not_is_refused(string name) =>
        Assert.False(ToldEvent.TryRead(MadeEvent.Json(WorkerEvents.Up, $",\"{name}\":1"), out _));

    [Fact]
    public void More_properties_than_any_event_has_are_refused()
    {
        static string Many(int count) => string.Concat(Enumerable.Repeat(",\"WorkerId\":1", count));

        Assert.True(ToldEvent.TryRead(MadeEvent.Json(WorkerEvents.Leaving, Many(15)), out _));
        Assert.False(ToldEvent.TryRead(MadeEvent.Json(WorkerEvents.Leaving, Many(17)), out _));
    }
}
