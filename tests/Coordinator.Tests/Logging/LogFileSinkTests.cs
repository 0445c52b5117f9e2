using System.Text;
using System.Text.Json;
using ParallelMotion.Coordinator.Logging;
using Serilog.Events;
using Serilog.Parsing;

namespace ParallelMotion.Coordinator.Tests.Logging;

public sealed class LogFileSinkTests : IDisposable
{
    private readonly DropCounter _drops = new();
    private readonly Disk _disk = new();

    [Fact]
    public void After_a_full_disk_every_line_is_whole_and_one_says_how_many_are_missing()
    {
        LogFileSink sink = Open();
        Emit(sink, "first");
        _disk.Free = 20;
        Emit(sink, "torn");
        Emit(sink, "refused");
        Assert.Equal(2, _drops.Count);
        Assert.Equal(["first"], Lines());

        _disk.Free = long.MaxValue;
        Emit(sink, "kept");
        Emit(sink, "last");

        Assert.Equal(["first", "Before this, {DroppedEvents} events are missing: the disk took no more.", "kept", "last"], Lines());
        JsonElement gap = JsonDocument.Parse(Encoding.UTF8.GetString(_disk.ToArray()).Split('\n')[1]).RootElement;
        Assert.Equal(2, gap.GetProperty("DroppedEvents").GetInt32());
        Assert.Equal(23, gap.GetProperty("@i").GetInt32());
        Assert.Equal("0000000000000abc", gap.GetProperty("RunId").GetString());
        Assert.Equal(2, _drops.Count);
    }

    [Fact]
    public void A_file_that_is_long_enough_takes_no_more_and_that_is_counted()
    {
        LogFileSink sink = Open(maxBytes: 200);
        Emit(sink, "first");
        Emit(sink, new string('x', 200));

        Assert.Equal(["first"], Lines());
        Assert.Equal(1, _drops.Count);
    }

    [Fact]
    public void It_adds_to_what_is_there()
    {
        _disk.Write("{\"@mt\":\"earlier\"}\n"u8);
        LogFileSink sink = Open();
        Emit(sink, "now");

        Assert.Equal(["earlier", "now"], Lines());
    }

    public void Dispose() => _disk.Dispose();

    private LogFileSink Open(long maxBytes = long.MaxValue) => new(_disk, new ClefFormatter(), _drops, maxBytes);

    private static void Emit(LogFileSink sink, string text) => sink.Emit(new LogEvent(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        LogEventLevel.Information,
        exception: null,
        new MessageTemplateParser().Parse(text),
        [new LogEventProperty("RunId", new ScalarValue("0000000000000abc"))]));

    private string[] Lines() =>
    [
        .. Encoding.UTF8.GetString(_disk.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("@mt").GetString()!),
    ];

    /// <summary>Takes what it has room for, as a file system does.</summary>
    private sealed class Disk : MemoryStream
    {
        public long Free { get; set; } = long.MaxValue;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int taken = (int)Math.Min(Free, buffer.Length);
            base.Write(buffer[..taken]);
            Free -= Free == long.MaxValue ? 0 : taken;
            if (taken < buffer.Length)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
