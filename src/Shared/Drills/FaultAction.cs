namespace ParallelMotion.Shared.Drills;

/// <summary>How a process hurts itself.</summary>
public enum FaultAction
{
    /// <summary>Not at all, this time.</summary>
    None = 0,

    /// <summary>Ends with an exit code of its own choosing.</summary>
    Exit,

    /// <summary>Kills itself, as the system would for want of memory.</summary>
    Kill,

    /// <summary>Stops doing anything.</summary>
    Hang,

    /// <summary>Throws, as a kernel with a defect would.</summary>
    Throw,

    /// <summary>Flips a bit of its own rows and goes on as if nothing had happened.</summary>
    Corrupt,

    /// <summary>Spoils the first half of the tile that is open and kills itself, as if it had been killed half way through.</summary>
    Tear,

    /// <summary>Writes to a row next to its own, as a kernel with a pointer that went astray would.</summary>
    Stray,
}
