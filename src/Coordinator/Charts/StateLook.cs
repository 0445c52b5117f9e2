using OxyPlot;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>How a state looks in a timeline: by height and rim as well as by colour.</summary>
/// <param name="Order">What is drawn later lies above.</param>
/// <param name="Height">Its share of a line's height.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Fill">What it is filled with.</param>
/// <param name="IsOutlined">Whether it has a rim.</param>
internal sealed record StateLook(int Order, double Height, OxyColor Color, OxyColor Fill, bool IsOutlined)
{
    private const int Blue = 0;
    private const int Orange = 1;
    private const int Red = 4;

    /// <summary>The look of a state, by its name in the result document.</summary>
    public static StateLook Of(string state) => state switch
    {
        "computing" => new(1, 0.72, Paint.Of(Role.Series, Blue), Paint.Of(Role.Series, Blue), IsOutlined: false),
        "telling" => new(3, 0.9, Paint.Of(Role.Series, Orange), Paint.Of(Role.Series, Orange), IsOutlined: false),
        "recovering" => new(2, 0.5, Paint.Of(Role.Series, Red), Paint.Of(Role.Area, Red), IsOutlined: true),
        _ => new(0, 0.14, Paint.Axis, Paint.Axis, IsOutlined: false),
    };
}
