namespace ParallelMotion.Shared.Protocol;

/// <summary>How a peer broke the protocol.</summary>
public enum ProtocolFault
{
    /// <summary>A frame announces no bytes at all, or more than this side accepts.</summary>
    FrameLength,

    /// <summary>The pipe closed in the middle of a frame.</summary>
    Truncated,

    /// <summary>A frame's bytes are not the message they should be.</summary>
    Malformed,

    /// <summary>A field's value lies outside its bounds.</summary>
    OutOfBounds,

    /// <summary>A well-formed message that has no place at this point of the conversation.</summary>
    Unexpected,
}

/// <summary>A peer broke the protocol. Nothing more is read from that connection.</summary>
public sealed class ProtocolException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="fault">The kind of breach.</param>
    /// <param name="message">A sentence with what was found and what was expected.</param>
    /// <param name="cause">What the decoder threw, if anything.</param>
    public ProtocolException(ProtocolFault fault, string message, Exception? cause = null)
        : base(message, cause)
    {
        Fault = fault;
    }

    /// <summary>The kind of breach.</summary>
    public ProtocolFault Fault { get; }
}
