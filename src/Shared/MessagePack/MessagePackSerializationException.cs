namespace MessagePack;

/// <summary>The data is not what the reader was asked for, or not MessagePack at all.</summary>
public class MessagePackSerializationException : Exception
{
    /// <summary>Makes one without a text.</summary>
    public MessagePackSerializationException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What could not be done, and why.</param>
    public MessagePackSerializationException(string? message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What could not be done, and why.</param>
    /// <param name="inner">The cause.</param>
    public MessagePackSerializationException(string? message, Exception? inner)
        : base(message, inner)
    {
    }
}
