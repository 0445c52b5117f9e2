using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>
/// One kind of message. On the wire it is a MessagePack array: the kind's number, then the fields, always all of them
/// and in this order.
/// </summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IMessage<TSelf> where TSelf : IMessage<TSelf>
{
    /// <summary>The kind.</summary>
    static abstract MessageKind Kind { get; }

    /// <summary>How many fields follow the kind.</summary>
    static abstract int FieldCount { get; }

    /// <summary>Reads the fields.</summary>
    /// <param name="reader">Stands behind the kind.</param>
    /// <returns>A message whose every field lies within its bounds.</returns>
    /// <exception cref="ProtocolException">A field lies outside its bounds.</exception>
    static abstract TSelf ReadFields(ref MessagePackReader reader);

    /// <summary>Writes the fields.</summary>
    /// <param name="writer">Stands behind the kind.</param>
    void WriteFields(ref MessagePackWriter writer);
}
