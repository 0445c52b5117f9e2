using Serilog.Events;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>An event's number and name, as Serilog.Extensions.Logging attaches them: a structure of Id and Name.</summary>
/// <param name="Id">The number, if the event has one.</param>
/// <param name="Name">The name, if it has one.</param>
internal sealed record EventIdentity(int? Id, string? Name)
{
    /// <summary>The property it arrives in.</summary>
    public const string Property = "EventId";

    /// <summary>The property its name leaves in.</summary>
    public const string NameProperty = "EventName";

    /// <summary>Makes the property of an event that comes through no logger of Microsoft's.</summary>
    public static LogEventProperty For(int id, string name) =>
        new(Property, new StructureValue([new LogEventProperty("Id", new ScalarValue(id)), new LogEventProperty("Name", new ScalarValue(name))]));

    /// <summary>Reads it.</summary>
    /// <returns>Null when the event has none; a property of the same name that holds something else is left alone.</returns>
    public static EventIdentity? Of(LogEvent logEvent)
    {
        if (logEvent.Properties.GetValueOrDefault(Property) is not StructureValue { Properties: { Count: > 0 } parts })
        {
            return null;
        }

        EventIdentity identity = new(Id: null, Name: null);
        foreach (LogEventProperty part in parts)
        {
            switch (part.Name, (part.Value as ScalarValue)?.Value)
            {
                case ("Id", int id):
                    identity = identity with { Id = id };
                    break;
                case ("Name", string name):
                    identity = identity with { Name = name };
                    break;
                default:
                    return null;
            }
        }

        return identity;
    }
}
