using System.Text;
using ParallelMotion.Shared.Events;

namespace ParallelMotion.Coordinator.Workers.Speech;

/// <summary>
/// Takes a worker's standard error apart: events of its own, which begin with <see cref="EventFrame.Start"/>, and lines of anything
/// else. What begins like an event and is none is text. Bounded, whatever is written, also when a line never ends.
/// </summary>
/// <param name="listener">Hears events and lines.</param>
/// <param name="text">Gets all text at once as it is, whole lines or not.</param>
internal sealed class SpokenLines(ISpeechListener listener, SpokenLines.TextTaker text)
{
    /// <summary>Characters of a line that are kept.</summary>
    public const int MostCharacters = 1000;

    private readonly StringBuilder _line = new();
    private readonly StringBuilder _event = new();
    private bool _isEvent;
    private long _cut;

    /// <summary>Takes a piece of text.</summary>
    public delegate void TextTaker(ReadOnlySpan<char> piece);

    /// <summary>Takes what was written next.</summary>
    public void Add(ReadOnlySpan<char> words)
    {
        while (!words.IsEmpty)
        {
            words = words[(_isEvent ? AddToEvent(words) : AddToLine(words))..];
        }
    }

    /// <summary>Nothing follows: what is left is a line too.</summary>
    public void End()
    {
        if (_isEvent)
        {
            TakeForText();
        }

        EndLine();
    }

    private int AddToLine(ReadOnlySpan<char> words)
    {
        int end = words.IndexOfAny('\n', EventFrame.Start);
        Keep(end < 0 ? words : words[..end]);
        if (end < 0)
        {
            text(words);
            return words.Length;
        }

        _isEvent = words[end] == EventFrame.Start;
        text(words[..(_isEvent ? end : end + 1)]);
        EndLine();
        return end + 1;
    }

    private int AddToEvent(ReadOnlySpan<char> words)
    {
        int end = words.IndexOfAny('\n', EventFrame.Start);
        ReadOnlySpan<char> piece = end < 0 ? words : words[..end];
        if (_event.Length + piece.Length > EventFrame.MostBytes)
        {
            TakeForText();
            return 0;
        }

        _event.Append(piece);
        if (end < 0)
        {
            return piece.Length;
        }

        if (words[end] == '\n' && ToldEvent.TryRead(_event.ToString(), out ToldEvent? told))
        {
            _isEvent = false;
            _event.Clear();
            listener.Hear(told);
            return end + 1;
        }

        // The end of its line, or the beginning of the next event, is text's to see.
        TakeForText();
        return piece.Length;
    }

    private void TakeForText()
    {
        string words = _event.ToString();
        _isEvent = false;
        _event.Clear();
        Keep(words);
        text(words);
    }

    private void Keep(ReadOnlySpan<char> words)
    {
        int room = Math.Min(words.Length, MostCharacters - _line.Length);
        _line.Append(words[..room]);
        _cut += words.Length - room;
    }

    private void EndLine()
    {
        string line = _line.ToString().TrimEnd();
        if (line.Length > 0)
        {
            listener.HearText(line, _cut);
        }

        _line.Clear();
        _cut = 0;
    }
}
