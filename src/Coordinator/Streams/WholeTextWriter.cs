namespace ParallelMotion.Coordinator.Streams;

/// <summary>A writer that gets every text as one piece, however it is written.</summary>
internal abstract class WholeTextWriter : TextWriter
{
    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <summary>Takes a text.</summary>
    /// <param name="value">The text; nothing is done for none.</param>
    public abstract override void Write(string? value);
}
