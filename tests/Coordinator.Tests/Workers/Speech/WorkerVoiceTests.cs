using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Tests.Logging;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Coordinator.Workers.Speech;
using ParallelMotion.Shared.Events;

namespace ParallelMotion.Coordinator.Tests.Workers.Speech;

public sealed class WorkerVoiceTests
{
    private readonly ListLogger<WorkerVoice> _log = new();
    private readonly HandClock _clock = new();

    [Fact]
    public void Events_keep_their_level_and_text_is_what_the_worker_said()
    {
        WorkerVoice voice = Voice(place: 1);
        Hear(voice, MadeEvent.Json(WorkerEvents.DrillStruck, ",\"Action\":\"kill\",\"Point\":\"tile\""));
        voice.HearText("hello", cut: 0);
        voice.HearText("long", cut: 7);

        Assert.Equal(
            [
                (LogLevel.Warning, "Hurts itself on purpose, as the drill asks for: kill at point tile."),
                (LogLevel.Information, "Worker 1 (process 4711) said: hello"),
                (LogLevel.Information, "Worker 1 (process 4711) said: long... (7 more characters)"),
            ],
            _log.Events);
    }

    [Fact]
    public void Who_stands_by_is_no_worker_until_it_says_which_it_has_become()
    {
        WorkerVoice voice = Voice(place: null);
        voice.HearText("early", cut: 0);
        Hear(voice, MadeEvent.Json(WorkerEvents.PostTaken, ",\"WorkerId\":2"));
        voice.HearText("late", cut: 0);

        Assert.Equal(
            ["Process 4711, which stands by, said: early", "Process 4711 is worker 2 from now on, with rows {RangeStart} to {RangeEnd}.", "Worker 2 (process 4711) said: late"],
            _log.Messages,
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_process_cannot_pass_itself_off_as_another()
    {
        Hear(Voice(place: 1), MadeEvent.Json(WorkerEvents.Leaving, ",\"ProcessId\":1,\"Reason\":\"so\""));

        Assert.Equal("Process 4711 leaves because so.", Assert.Single(_log.Messages));
    }

    [Fact]
    public void So_many_lines_a_second_are_logged_and_the_rest_is_counted_when_the_next_second_speaks()
    {
        WorkerVoice voice = Voice(place: 0);
        for (int line = 0; line < 1000; line++)
        {
            voice.HearText("again", cut: 0);
        }

        Assert.Equal(WorkerVoice.MostLines, _log.Messages.Count());
        Assert.True(voice.HasLeftOut);

        _clock.Pass(TimeSpan.FromSeconds(1));
        voice.HearText("later", cut: 0);

        Assert.False(voice.HasLeftOut);
        Assert.Equal(
            ["Process 4711 wrote 980 lines more to standard error, which are left out: 20 a second are kept.", "Worker 0 (process 4711) said: later"],
            _log.Messages.Skip(WorkerVoice.MostLines),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Events_have_a_limit_of_their_own_so_that_a_shouting_kernel_costs_none()
    {
        WorkerVoice voice = Voice(place: 0);
        for (int line = 0; line < 1000; line++)
        {
            voice.HearText("again", cut: 0);
        }

        Hear(voice, MadeEvent.Json(WorkerEvents.Leaving, ",\"Reason\":\"so\""));

        Assert.Contains("Process 4711 leaves because so.", _log.Messages, StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_a_stream_still_holds_when_its_process_is_gone_is_logged_and_is_not_in_its_last_words()
    {
        StandardErrorTail tail = new();

        await tail.DrainAsync(new StringReader($"{MadeEvent.Line(WorkerEvents.Leaving, ",\"Reason\":\"so\"")}its last word"), Voice(place: 3));

        Assert.Equal(["Process 4711 leaves because so.", "Worker 3 (process 4711) said: its last word"], _log.Messages, StringComparer.Ordinal);
        Assert.Equal("its last word", tail.ToString());
    }

    [Fact]
    public void A_real_process_is_heard_to_its_end()
    {
        string line = MadeEvent.Line(WorkerEvents.Leaving, ",\"Reason\":\"so\"").TrimEnd();
        using WorkerProcess process = StandIn.Start($"echo '{line}' >&2; echo word >&2; kill -KILL $$", log: _log);

        string obituary = process.Obituary();

        Assert.Contains("its last words: word", obituary, StringComparison.Ordinal);
        Assert.Equal([$"Process {process.Pid} leaves because so.", $"Worker 0 (process {process.Pid}) said: word"], _log.Messages, StringComparer.Ordinal);
    }

    private WorkerVoice Voice(int? place) => new(4711, place, _log, _clock);

    private static void Hear(WorkerVoice voice, string json)
    {
        Assert.True(ToldEvent.TryRead(json, out ToldEvent? told));
        voice.Hear(told);
    }

    private sealed class HandClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time) => _now += time.Ticks;
    }
}
