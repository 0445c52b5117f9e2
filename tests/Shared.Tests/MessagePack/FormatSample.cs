namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed class FormatSample
{
    internal FormatSample(string name, string hex, Reading<object?> read, object? expected)
    {
        Name = name;
        Bytes = Wire.Bytes(hex);
        Read = read;
        Expected = expected;
    }

    public string Name { get; }

    public object? Expected { get; }

    internal byte[] Bytes { get; }

    internal Reading<object?> Read { get; }

    public override string ToString() => Name;
}
