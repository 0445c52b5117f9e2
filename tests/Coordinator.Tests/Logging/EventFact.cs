using System.Reflection;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Logging;
using ParallelMotion.Shared.Events;
using Serilog.Parsing;

namespace ParallelMotion.Coordinator.Tests.Logging;

/// <summary>What the code says of a kind of event.</summary>
internal sealed record EventFact(int Number, string? Name, string Level, string Template)
{
    /// <summary>Those of all loggers' methods, those that workers tell, and the one that the log's file adds itself.</summary>
    public static IReadOnlyList<EventFact> All { get; } =
    [
        .. new[]
        {
            from type in typeof(LogSetup).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
            where attribute is not null
            select new EventFact(attribute.EventId, attribute.EventName, $"{attribute.Level}", attribute.Message),
            WorkerEvents.All.Select(static kind => new EventFact(kind.Number, kind.Name, $"{kind.Level}", kind.Template)),
            [new EventFact(LogFileSink.GapNumber, LogFileSink.GapName, nameof(LogLevel.Warning), LogFileSink.GapText)],
        }.SelectMany(static facts => facts).OrderBy(static fact => fact.Number),
    ];

    /// <summary>The properties in its template.</summary>
    public IEnumerable<string> Properties =>
        new MessageTemplateParser().Parse(Template).Tokens.OfType<PropertyToken>().Select(static token => token.PropertyName);
}
