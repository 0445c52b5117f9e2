using ParallelMotion.Coordinator.Workers.Speech;

namespace ParallelMotion.Coordinator.Tests.Workers.Speech;

/// <summary>Keeps what a worker says, and takes it apart in pieces of any size.</summary>
internal sealed class HeardSpeech : ISpeechListener
{
    public List<string> All { get; } = [];

    public string Text { get; private set; } = string.Empty;

    public long Cut { get; private set; }

    public bool HasLeftOut => false;

    public static HeardSpeech Of(string written, int pieceLength = int.MaxValue)
    {
        HeardSpeech heard = new();
        SpokenLines lines = new(heard, piece => heard.Text += piece.ToString());
        for (int at = 0; at < written.Length; at += Math.Min(pieceLength, written.Length - at))
        {
            lines.Add(written.AsSpan(at, Math.Min(pieceLength, written.Length - at)));
        }

        lines.End();
        return heard;
    }

    public void Hear(ToldEvent told) => All.Add($"event {told.Kind.Number}");

    public void HearText(string line, long cut)
    {
        All.Add(line);
        Cut += cut;
    }

    public void SumUp()
    {
    }
}
