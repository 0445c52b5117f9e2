using System.Text.Json.Serialization;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>What a picture shows, as data: it says nothing about colours and sizes, which are whoever's draws it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="HowToRead">For somebody who sees such a picture for the first time; a sentence or a few.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CurvePicture), "curves")]
[JsonDerivedType(typeof(HeatPicture), "heat")]
[JsonDerivedType(typeof(BarPicture), "bars")]
internal abstract record Picture(string Title, string HowToRead);

/// <summary>Curves over one axis.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="HowToRead">For somebody who sees such a picture for the first time.</param>
/// <param name="X">The axis to the right.</param>
/// <param name="Y">The axis upwards.</param>
/// <param name="Curves">The curves; measured ones before what is drawn beside them.</param>
internal sealed record CurvePicture(string Title, string HowToRead, PictureAxis X, PictureAxis Y, IReadOnlyList<Curve> Curves)
    : Picture(Title, HowToRead);

/// <summary>A table whose cells are shaded by what they hold.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="HowToRead">For somebody who sees such a picture for the first time.</param>
/// <param name="RowTitle">What rows are.</param>
/// <param name="ColumnTitle">What columns are.</param>
/// <param name="Columns">A heading for each column.</param>
/// <param name="Rows">The rows, as many cells in each as there are columns.</param>
/// <param name="Unit">What cells hold.</param>
/// <param name="Least">The value that isn't shaded: shading goes by the logarithm from there. 0 where it is proportional.</param>
/// <param name="Full">The value that is shaded most; larger ones are shaded as much.</param>
internal sealed record HeatPicture(
    string Title, string HowToRead, string RowTitle, string ColumnTitle, IReadOnlyList<string> Columns, IReadOnlyList<HeatRow> Rows, PictureUnit Unit, double Least, double Full)
    : Picture(Title, HowToRead)
{
    /// <summary>How much a value is shaded, from 0 to 1.</summary>
    public double ShadeOf(double value) => Math.Clamp(
        Least <= 0 ? value / Full : Full > Least ? Math.Log(Math.Max(value, Least) / Least) / Math.Log(Full / Least) : 1, 0, 1);
}

/// <summary>A row of a shaded table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Values">Its cells; null for what wasn't measured.</param>
internal sealed record HeatRow(string Name, IReadOnlyList<double?> Values);
