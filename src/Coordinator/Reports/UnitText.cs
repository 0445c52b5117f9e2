namespace ParallelMotion.Coordinator.Reports;

/// <summary>Numbers with units, as a person reads them: three digits that mean something.</summary>
internal static class UnitText
{
    /// <summary>From here on a number without decimals reads 1,000: the next unit says it in three digits.</summary>
    private const double RoundedUp = 999.5;

    public static string Seconds(double seconds) => Math.Abs(seconds) switch
    {
        < RoundedUp * 1e-9 => $"{Digits(seconds * 1e9)} ns",
        < RoundedUp * 1e-6 => $"{Digits(seconds * 1e6)} us",
        < RoundedUp * 1e-3 => $"{Digits(seconds * 1e3)} ms",
        _ => $"{Digits(seconds)} s",
    };

    public static string BytesPerSecond(double bytes) => $"{Digits(bytes / 1e9)} GB/s";

    public static string Bytes(double bytes) => bytes switch
    {
        < 1023.5 => $"{bytes:0} B",
        < 1023.5 * 1024 => $"{Digits(bytes / 1024)} KiB",
        < 1023.5 * 1024 * 1024 => $"{Digits(bytes / (1024 * 1024))} MiB",
        _ => $"{Digits(bytes / (1024 * 1024 * 1024))} GiB",
    };

    /// <summary>A share, given as a fraction of one.</summary>
    public static string Percent(double share) => $"{Digits(share * 100)} %";

    public static string Times(double factor) => $"{Digits(factor)}x";

    private static string Digits(double value) => Math.Abs(value) switch
    {
        < 9.995 => value.ToString("0.00"),
        < 99.95 => value.ToString("0.0"),
        _ => value.ToString("#,0"),
    };
}
