using System.Text;
using System.Text.Json;
using ParallelMotion.Shared.Events;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests.Events;

public sealed class EventLineTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 3, 13, 0, 0, 250, TimeSpan.FromHours(1));

    private readonly MemoryStream _written = new();

    [Fact]
    public void A_line_is_CLEF_behind_a_separator_in_the_time_of_UTC()
    {
        Line(WorkerEvents.OrderResumed).With("Order", 7).With("Took", TimeSpan.FromMicroseconds(1500)).Write();

        JsonElement json = Json();
        Assert.Equal("2026-02-03T12:00:00.2500000Z", json.GetProperty("@t").GetString());
        Assert.Equal(WorkerEvents.OrderResumed.Template, json.GetProperty("@mt").GetString());
        Assert.Equal((407, "OrderResumed", 7), (json.GetProperty("@i").GetInt32(), json.GetProperty("EventName").GetString(), json.GetProperty("Order").GetInt32()));
        Assert.Equal(1.5, json.GetProperty("Took").GetDouble());
        Assert.False(json.TryGetProperty("@l", out _));
    }

    [Fact]
    public void Every_level_but_Information_is_named()
    {
        Line(WorkerEvents.KernelThrew).Write();

        Assert.Equal("Error", Json().GetProperty("@l").GetString());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("\" \\ \n \r \0 \u001e \u007f \u0085 \u2028")]
    [InlineData("\u00e9 \u4e2d \U0001F600")]
    public void Any_text_comes_back_and_the_line_is_ASCII_without_a_break(string text)
    {
        Line(WorkerEvents.KernelThrew).With("Cause", text).Write();

        Assert.Equal(text, Json().GetProperty("Cause").GetString());
        Assert.All(_written.ToArray()[1..^1], static each => Assert.InRange(each, (byte)' ', (byte)'~'));
    }

    [Fact]
    public void Half_a_pair_becomes_a_replacement_character()
    {
        Line(WorkerEvents.KernelThrew).With("Cause", "a\uD800b").Write();

        Assert.Equal("a\uFFFDb", Json().GetProperty("Cause").GetString());
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\u4e2d')]
    public void However_long_a_text_is_the_line_fits_a_pipe_at_once_and_is_JSON(char filler)
    {
        Line(WorkerEvents.KernelThrew).With("Cause", new string(filler, 100_000)).With("Position", new string(filler, 100_000)).With("Order", long.MaxValue).Write();

        Assert.InRange(_written.Length, 3000, EventFrame.MostBytes);
        Assert.EndsWith("...", Json().GetProperty("Cause").GetString()!, StringComparison.Ordinal);
        Assert.Equal(long.MaxValue, Json().GetProperty("Order").GetInt64());
    }

    public void Dispose() => _written.Dispose();

    private EventLine Line(WorkerEvent kind) => new(kind, Noon, new EventWriter(_written, WorkerEventLevel.Debug));

    private JsonElement Json()
    {
        string text = Encoding.ASCII.GetString(_written.ToArray());
        Assert.StartsWith($"{EventFrame.Start}{{", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        return JsonDocument.Parse(text[1..]).RootElement;
    }
}
