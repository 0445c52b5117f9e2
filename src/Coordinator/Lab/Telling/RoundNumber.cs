namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>A large number that was derived from noisy ones: two digits of it mean something.</summary>
internal static class RoundNumber
{
    private const int Digits = 2;

    public static string Of(double value)
    {
        if (value < 1)
        {
            return "0";
        }

        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(value)) - (Digits - 1)));
        return (Math.Round(value / unit) * unit).ToString("N0");
    }
}
