using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>Writes the values of an enumeration as scripts read all other names.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
internal sealed class CamelCaseNames<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
    where TEnum : struct, Enum;
