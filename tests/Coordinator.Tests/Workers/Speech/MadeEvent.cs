using ParallelMotion.Shared.Events;

namespace ParallelMotion.Coordinator.Tests.Workers.Speech;

/// <summary>Lines as workers write them.</summary>
internal static class MadeEvent
{
    public const string Time = "2026-02-03T12:00:00.2500000Z";

    /// <summary>An event's JSON.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="properties">What stands behind its name, with a comma before.</param>
    public static string Json(WorkerEvent kind, string properties = ",\"ProcessId\":4711") =>
        $$"""{"@t":"{{Time}}","@mt":"{{kind.Template}}","@i":{{kind.Number}},"EventName":"{{kind.Name}}"{{properties}}}""";

    /// <summary>Behind its separator, with the end of its line.</summary>
    public static string Line(WorkerEvent kind, string properties = ",\"ProcessId\":4711") => $"{EventFrame.Start}{Json(kind, properties)}\n";
}
