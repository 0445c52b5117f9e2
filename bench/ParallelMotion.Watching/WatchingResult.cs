using System.Globalization;
using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Watching;

/// <summary>What was found.</summary>
/// <param name="Machine">The machine, in a sentence.</param>
/// <param name="TicksPerSecond">Ticks a second of the watched run.</param>
/// <param name="HeardSeconds">Seconds a dispatch that hearing of it costs.</param>
/// <param name="Look">What a look costs.</param>
/// <param name="Tell">What telling the page costs.</param>
/// <param name="Nothing">What moments seem to cost at which nothing happens.</param>
internal sealed record WatchingResult(string Machine, double TicksPerSecond, double HeardSeconds, LostTicks Look, LostTicks Tell, LostTicks Nothing)
{
    /// <summary>The share of all ticks that watching costs.</summary>
    public double Share => (HeardSeconds * TicksPerSecond) + ((Look.LostPerSecond + Tell.LostPerSecond) / TicksPerSecond);

    /// <summary>The standard error of that; what hearing costs is taken as known.</summary>
    public double ShareError => Math.Sqrt((Look.LostPerSecondError * Look.LostPerSecondError) + (Tell.LostPerSecondError * Tell.LostPerSecondError)) / TicksPerSecond;

    /// <summary>Says it.</summary>
    /// <param name="asked">What was asked for.</param>
    public string Text(WatchingSpec asked) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Machine}
        motion, {asked.Rows:N0} rows, {asked.Workers} workers told every tick by {(asked.Dispatch == DispatchMode.Doorbell ? "doorbell" : "pipe")}, one page: {TicksPerSecond:N0} ticks a second

        hearing of a dispatch   {HeardSeconds * 1e9,8:N0} ns    {HeardSeconds * TicksPerSecond,8:P3}
        a look                  {Look.Mean,8:N1} ticks lost (standard error {Look.Error:N1}), {Look.PerSecond:N1} a second
        telling the page        {Tell.Mean,8:N1} ticks lost (standard error {Tell.Error:N1}), {Tell.PerSecond:N1} a second
        any moment              {Nothing.Mean,8:N1} ticks lost (standard error {Nothing.Error:N1}): what is none
        together                {Share,8:P2} of the ticks (standard error {ShareError:P2})
        """);
}
