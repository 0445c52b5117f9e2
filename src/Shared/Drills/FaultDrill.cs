using System.Globalization;

namespace ParallelMotion.Shared.Drills;

/// <summary>
/// A fault on demand, so that tests can see what a real one does: <c>PARALLELMOTION_FAULT=point:nth:action</c> makes each
/// worker that passes the point for the nth time hurt itself there, and <c>point:nth:action:worker</c> only that one
/// (<c>*</c> for each). Whoever takes the place of a worker that died is spared, unless <c>:always</c> follows. Off
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

    /// <summary>A worker has kept a tile in its journal and is about to change it.</summary>
    public const string Tile = "tile";

    private const int Everybody = -1;
    private const string AnyWorker = "*";
    private const string Always = "always";

    private static readonly string[] Points = [Hello, Ready, Completed, Step, Tile];

    // An array, not a dictionary: every worker pays for compiling a dictionary's code as it starts, and hardly one has a drill.
    private static readonly (string Name, FaultAction Action)[] Actions =
    [
        ("corrupt", FaultAction.Corrupt),
        ("exit", FaultAction.Exit),
        ("hang", FaultAction.Hang),
        ("kill", FaultAction.Kill),
        ("stray", FaultAction.Stray),
        ("tear", FaultAction.Tear),
        ("throw", FaultAction.Throw),
    ];

    private readonly string? _point;
    private readonly int _nth;
    private readonly FaultAction _action;
    private readonly int _victim;
    private readonly bool _isForAll;
    private int _passed;

    private FaultDrill(string? point, int nth, FaultAction action, int victim, bool isForAll)
    {
        _isForAll = isForAll;
        _victim = victim;
        _point = point;
        _nth = nth;
        _action = action;
    }

    /// <summary>No drill.</summary>
    public static FaultDrill Off { get; } = new(point: null, nth: 0, FaultAction.None, Everybody, isForAll: false);

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
        return parts.Length is >= 3 and <= 5
            && Points.Contains(parts[0], StringComparer.Ordinal)
            && TryParse(parts[1], out int nth)
            && nth > 0
            && TryFind(parts[2], out FaultAction action)
            && (parts.Length == 3 || parts[3] is AnyWorker || TryParse(parts[3], out victim))
            && (parts.Length < 5 || parts[4] is Always)
            ? new FaultDrill(parts[0], nth, action, victim, isForAll: parts.Length == 5)
            : throw new FormatException(
                $"Cannot arm the fault drill because it is not of the form point:nth:action, point:nth:action:worker or point:nth:action:worker:always: {Variable}={text}, "
                + $"expected points={string.Join('|', Points)}, nth=1 or more, actions={string.Join('|', Actions.Select(static each => each.Name))}.");
    }

    /// <summary>The drill as it concerns one worker.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <param name="incarnation">How many processes had its place before.</param>
    /// <returns>This drill, or none if another worker is meant.</returns>
    public FaultDrill For(int worker, int incarnation = 0) =>
        (_victim == Everybody || _victim == worker) && (incarnation == 0 || _isForAll) ? this : Off;

    /// <summary>Whether it is for this point: whoever is not concerned has nothing to pass.</summary>
    /// <param name="point">The point's name.</param>
    public bool IsAt(string point) => string.Equals(point, _point, StringComparison.Ordinal);

    /// <summary>Passes a point.</summary>
    /// <param name="point">Its name.</param>
    /// <returns>What to do to oneself now.</returns>
    public FaultAction Pass(string point) =>
        IsAt(point) && ++_passed == _nth ? _action : FaultAction.None;

    private static bool TryFind(string name, out FaultAction action)
    {
        action = Array.Find(Actions, each => string.Equals(each.Name, name, StringComparison.Ordinal)).Action;
        return action != FaultAction.None;
    }

    private static bool TryParse(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
