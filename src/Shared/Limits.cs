namespace ParallelMotion.Shared;

/// <summary>Every bound on what comes from outside, in one place, with what it protects.</summary>
public static class Limits
{
    /// <summary>Rows of one column: a column must fit one <see cref="Span{T}"/> and its bytes a signed 64-bit length.</summary>
    public const int MaxRows = 1 << 30;

    /// <summary>Workers of one run. Each is a process with a runtime of its own.</summary>
    public const int MaxWorkers = 256;

    /// <summary>Ticks of one run: the count travels as a signed 32-bit number.</summary>
    public const int MaxTicks = 1_000_000_000;

    /// <summary>Columns one kernel may be bound to; bounds what an attach message makes a worker allocate.</summary>
    public const int MaxColumns = 4096;

    /// <summary>Bytes of a column's name in UTF-8: it becomes part of a file name and of a named map.</summary>
    public const int MaxColumnNameBytes = 64;

    /// <summary>Characters of the place (folder or name prefix) where a run's regions lie.</summary>
    public const int MaxPlaceLength = 1024;

    /// <summary>Processors of one machine: the kernel's own limit (NR_CPUS). Bounds what a list such as "0-7" is expanded to.</summary>
    public const int MaxProcessors = 8192;

    /// <summary>
    /// Characters read of a file of the system: /proc/cpuinfo of <see cref="MaxProcessors"/> processors is about that long.
    /// </summary>
    public const int MaxSystemFileCharacters = 16 * 1024 * 1024;

    /// <summary>Characters of a kernel's name.</summary>
    public const int MaxKernelName = 64;

    /// <summary>Characters of the full path of an assembly with kernels: it travels in every attach message, in up to three bytes each.</summary>
    public const int MaxKernelPath = 1024;

    /// <summary>Characters of what finds a kernel: its name, or a path, a colon and its name.</summary>
    public const int MaxKernelReference = MaxKernelPath + 1 + MaxKernelName;

    /// <summary>Row numbers of one segment: its bytes must fit <see cref="MaxRows"/>, as it is a region of bytes.</summary>
    public const int MaxSegmentRows = (MaxRows - 128) / sizeof(int);

    /// <summary>Bytes of a tile's written columns in a journal: the journal is a region of bytes.</summary>
    public const int MaxJournalBytes = MaxRows - 4096;

    /// <summary>Kernels of one tick.</summary>
    public const int MaxKernels = 64;

    /// <summary>Rows of a tile: a call of a kernel on more would leave a stop unheeded and progress untold for too long.</summary>
    public const int MaxTileRows = 1 << 20;

    /// <summary>Characters of a vector unit's name.</summary>
    public const int MaxVectorUnitName = 64;

    /// <summary>Bytes of a worker's token: nobody can guess 256 random bits.</summary>
    public const int TokenBytes = 32;

    /// <summary>Characters of a failure's text on the wire; what is longer is cut.</summary>
    public const int MaxFailureText = 4000;

    /// <summary>Bytes of a hello, whose numbers take five each at most: all that is taken from somebody who has not proved who it is.</summary>
    public const int MaxHelloBytes = 64;

    /// <summary>
    /// Bytes of a frame from a worker: the largest is a ready with the addresses of <see cref="MaxColumns"/> columns. Bounds what a
    /// stranger can make us buffer.
    /// </summary>
    public const int MaxFrameBytesToCoordinator = 64 * 1024;

    /// <summary>Bytes of a frame to a worker: the largest is an attach that names <see cref="MaxColumns"/> columns.</summary>
    public const int MaxFrameBytesToWorker = 512 * 1024;

    /// <summary>Bytes of an .npy file's header: NumPy writes 118 for a column; a length beyond this is not a header's.</summary>
    public const int MaxNpyHeaderBytes = 64 * 1024;

    /// <summary>Bytes of one CSV record: a quote that is never closed would otherwise pull the whole file into memory.</summary>
    public const int MaxCsvRecordBytes = 16 * 1024 * 1024;
}
