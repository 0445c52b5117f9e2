using System.Globalization;

namespace ParallelMotion.Shared.Drills;

/// <summary>
/// A fault on demand, so that tests can see what a real one does: <c>PARALLELMOTION_FAULT=point:nth:action</c> makes each
/// worker that passes the point for the nth time hurt itself there, and <c>point:nth:action:worker</c> only that one. Off
/// unless the variable is set; for one thread.
/// </summary>
public sealed class FaultDrill
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "PARALLELMOTION_FAULT";

    /// <summary>A worker is about to say hello.</summary>
    public const string Hello = "hello";

    /// <summary>A worker is about to say that it is ready.</summary>
    public const string Ready = "ready";

    /// <summary>A worker has run the ticks of a dispatch and is about to say so.</summary>
    public const string Completed = "completed";

    /// <summary>A worker that keeps step has finished a tick, not the last of its dispatch, and is about to say so to the others.</summary>
    public const string Step = "step";

    private const int Everybody = -1;

    private static readonly string[] Points = [Hello, Ready, Completed, Step];

    // An array, not a dictionary: every worker pays for compiling a dictionary's code as it starts, and hardly one has a drill.
    private static readonly (string Name, FaultAction Action)[] Actions =
    [
        ("corrupt", FaultAction.Corrupt),
        ("exit", FaultAction.Exit),
        ("hang", FaultAction.Hang),
        ("kill", FaultAction.Kill),
        ("stray", FaultAction.Stray),
        ("throw", FaultAction.Throw),
    ];

    private readonly string? _point;
    private readonly int _nth;
    private readonly FaultAction _action;
    private readonly int _victim;
    private int _passed;

    private FaultDrill(string? point, int nth, FaultAction action, int victim)
    {
        _victim = victim;
        _point = point;
        _nth = nth;
        _action = action;
    }

    /// <summary>No drill.</summary>
    public static FaultDrill Off { get; } = new(point: null, nth: 0, FaultAction.None, Everybody);

    /// <summary>Reads a drill.</summary>
    /// <param name="text">The variable's value; null or empty for no drill.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static FaultDrill Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Off;
        }

        string[] parts = text.Split(':');
        int victim = Everybody;
        return parts.Length is 3 or 4
            && Points.Contains(parts[0], StringComparer.Ordinal)
            && TryParse(parts[1], out int nth)
            && nth > 0
            && TryFind(parts[2], out FaultAction action)
            && (parts.Length == 3 || TryParse(parts[3], out victim))
            ? new FaultDrill(parts[0], nth, action, victim)
            : throw new FormatException(
                $"Cannot arm the fault drill because it is not of the form point:nth:action or point:nth:action:worker: {Variable}={text}, "
                + $"expected points={string.Join('|', Points)}, nth=1 or more, actions={string.Join('|', Actions.Select(static each => each.Name))}.");
    }

    /// <summary>The drill as it concerns one worker.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <returns>This drill, or none if another worker is meant.</returns>
    public FaultDrill For(int worker) => _victim == Everybody || _victim == worker ? this : Off;

    /// <summary>Passes a point.</summary>
    /// <param name="point">Its name.</param>
    /// <returns>What to do to oneself now.</returns>
    public FaultAction Pass(string point) =>
        string.Equals(point, _point, StringComparison.Ordinal) && ++_passed == _nth ? _action : FaultAction.None;

    private static bool TryFind(string name, out FaultAction action)
    {
        action = Array.Find(Actions, each => string.Equals(each.Name, name, StringComparison.Ordinal)).Action;
        return action != FaultAction.None;
    }

    private static bool TryParse(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
