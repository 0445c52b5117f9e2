namespace ParallelMotion.Shared.Protocol;

/// <summary>Checks fields that came from a peer.</summary>
internal static class FieldBounds
{
    /// <summary>Passes a number that lies within its bounds.</summary>
    /// <exception cref="ProtocolException">It doesn't.</exception>
    public static int Within(long value, int min, int max, string field) => value >= min && value <= max
        ? (int)value
        : throw Outside(field, value, $"{min} to {max}");

    /// <summary>Passes a duration, or an address.</summary>
    /// <exception cref="ProtocolException">It is negative.</exception>
    public static long NotNegative(long value, string field) => value >= 0 ? value : throw Outside(field, value, "0 or more");

    /// <summary>Passes a text that is there and not too long.</summary>
    /// <exception cref="ProtocolException">It is missing or too long.</exception>
    public static string Text(string? value, int maxLength, string field) => value is not null && value.Length <= maxLength
        ? value
        : throw Outside(field, value?.Length ?? -1, $"a text of {maxLength} characters at most");

    public static ProtocolException Outside(string field, object value, string expected) =>
        new(ProtocolFault.OutOfBounds, $"Cannot accept the message because a field is out of bounds: {field}={value}, expected={expected}.");
}
