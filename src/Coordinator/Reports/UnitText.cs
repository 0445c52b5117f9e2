namespace ParallelMotion.Coordinator.Reports;

/// <summary>Numbers with units, as a person reads them: three digits that mean something.</summary>
internal static class UnitText
{
    public static string Seconds(double seconds) => Math.Abs(seconds) switch
    {
        < 1e-6 => $"{Digits(seconds * 1e9)} ns",
        < 1e-3 => $"{Digits(seconds * 1e6)} us",
        < 1 => $"{Digits(seconds * 1e3)} ms",
        _ => $"{Digits(seconds)} s",
    };

    public static string BytesPerSecond(double bytes) => $"{Digits(bytes / 1e9)} GB/s";

    public static string Bytes(double bytes) => bytes switch
    {
        < 1024 => $"{bytes:0} B",
        < 1024 * 1024 => $"{Digits(bytes / 1024)} KiB",
        < 1024 * 1024 * 1024 => $"{Digits(bytes / (1024 * 1024))} MiB",
        _ => $"{Digits(bytes / (1024 * 1024 * 1024))} GiB",
    };

    /// <summary>A share, given as a fraction of one.</summary>
    public static string Percent(double share) => $"{Digits(share * 100)} %";

    public static string Times(double factor) => $"{Digits(factor)}x";

    private static string Digits(double value) => Math.Abs(value) switch
    {
        < 10 => value.ToString("0.00"),
        < 100 => value.ToString("0.0"),
        _ => value.ToString("#,0"),
    };
}
