using System.Text.Json.Serialization;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>A curve.</summary>
/// <param name="Name">As it stands beside the picture.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Points">Its points, from left to right; at least one.</param>
/// <param name="Of">The index of the measured curve that it belongs to, and shares its colour with; null for none.</param>
internal sealed record Curve(string Name, CurveKind Kind, IReadOnlyList<CurvePoint> Points, int? Of = null);

/// <summary>A point of a curve.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
/// <param name="Low">The lower end of what was measured there; null where it is one value.</param>
/// <param name="High">Its upper end.</param>
internal sealed record CurvePoint(double X, double Y, double? Low = null, double? High = null);

/// <summary>What a curve is.</summary>
[JsonConverter(typeof(CamelCaseNames<CurveKind>))]
internal enum CurveKind
{
    /// <summary>Measured: each of its points is one.</summary>
    Measured,

    /// <summary>Measured, and counted in classes: each point begins one, and the last ends the last.</summary>
    Distribution,

    /// <summary>Computed from measured ones.</summary>
    Fitted,

    /// <summary>What would be best, or can't be exceeded: it wasn't measured here.</summary>
    Reference,
}
