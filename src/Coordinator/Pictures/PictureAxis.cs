using System.Text.Json.Serialization;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>An axis.</summary>
/// <param name="Title">What it counts, without the unit.</param>
/// <param name="Unit">In what.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal factors; all values are more than 0 then.</param>
internal sealed record PictureAxis(string Title, PictureUnit Unit, bool IsLogarithmic = false)
{
    /// <summary>The axis of numbers of workers: by factors where they go far, since most counts then lie at the near end.</summary>
    /// <param name="most">The largest number.</param>
    public static PictureAxis Workers(int most) => new("workers", PictureUnit.Count, IsLogarithmic: most > 8);
}

/// <summary>What values of a picture are.</summary>
[JsonConverter(typeof(CamelCaseNames<PictureUnit>))]
internal enum PictureUnit
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>How many times as much.</summary>
    Times,

    /// <summary>A part of one.</summary>
    Share,

    /// <summary>Bytes a second.</summary>
    BytesPerSecond,
}
