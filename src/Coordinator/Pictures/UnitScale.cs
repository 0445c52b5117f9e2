using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>How values of one unit are written along one axis: in the one multiple of it that suits the largest.</summary>
/// <param name="Name">What stands beside the axis' title; empty for none.</param>
/// <param name="Factor">What a value is divided by.</param>
internal sealed record UnitScale(string Name, double Factor)
{
    /// <summary>Chooses it.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="largest">The largest value along the axis.</param>
    public static UnitScale Of(PictureUnit unit, double largest) => unit switch
    {
        PictureUnit.Seconds => largest switch
        {
            < 1e-6 => new("ns", 1e-9),
            < 1e-3 => new("us", 1e-6),
            < 1 => new("ms", 1e-3),
            _ => new("s", 1),
        },
        PictureUnit.BytesPerSecond => new("GB/s", 1e9),
        PictureUnit.Share => new("%", 0.01),
        PictureUnit.Times => new("times", 1),
        _ => new(string.Empty, 1),
    };

    /// <summary>One value with its unit, in three digits.</summary>
    public static string Text(PictureUnit unit, double value) => unit switch
    {
        PictureUnit.Seconds => UnitText.Seconds(value),
        PictureUnit.BytesPerSecond => UnitText.BytesPerSecond(value),
        PictureUnit.Share => UnitText.Percent(value),
        PictureUnit.Times => UnitText.Times(value),
        _ => value.ToString("#,0.##"),
    };

    /// <summary>A value beside a tick, where each has its own unit: a power of ten, or few digits.</summary>
    public static string Short(PictureUnit unit, double value)
    {
        UnitScale own = Of(unit, value * 1.000001);
        string number = (value / own.Factor).ToString("#,0.###");
        return unit is PictureUnit.Seconds ? $"{number} {own.Name}" : unit is PictureUnit.Share ? $"{number} %" : number;
    }
}
