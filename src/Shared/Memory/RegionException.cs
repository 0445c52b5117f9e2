namespace ParallelMotion.Shared.Memory;

/// <summary>Why a region could not be created or attached.</summary>
public enum RegionFault
{
    /// <summary>Too few bytes left where regions lie.</summary>
    TooLittleSpace,

    /// <summary>No region of that name exists in the run.</summary>
    NotFound,

    /// <summary>It exists, but its creator has not published it.</summary>
    NotPublished,

    /// <summary>It is something else than was expected: another run, type, size or layout.</summary>
    Mismatch,

    /// <summary>The run has an owner that is alive, or workers that are.</summary>
    InUse,

    /// <summary>The system refused: permissions, limits, or no shared memory at all.</summary>
    Refused,
}

/// <summary>A region could not be created or attached. The message names the region, what was found and what was expected.</summary>
public sealed class RegionException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="fault">The kind of trouble.</param>
    /// <param name="message">A sentence with names and values.</param>
    /// <param name="cause">The system's own exception, if any.</param>
    public RegionException(RegionFault fault, string message, Exception? cause = null)
        : base(message, cause)
    {
        Fault = fault;
    }

    /// <summary>The kind of trouble.</summary>
    public RegionFault Fault { get; }
}
