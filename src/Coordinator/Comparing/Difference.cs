namespace ParallelMotion.Coordinator.Comparing;

/// <summary>What the samples say of B beside A.</summary>
internal enum Difference
{
    /// <summary>Nothing that these samples can tell. It is no proof that both are as fast: more samples may tell.</summary>
    None = 0,

    /// <summary>B takes longer.</summary>
    Slower = 1,

    /// <summary>B takes less.</summary>
    Faster = 2,

    /// <summary>B would take longer if this were the only run that is compared; beside the others it may be chance.</summary>
    PerhapsSlower = 3,

    /// <summary>B would take less if this were the only run that is compared; beside the others it may be chance.</summary>
    PerhapsFaster = 4,

    /// <summary>There are so few samples that no difference could show, however large.</summary>
    TooFewSamples = 5,
}
