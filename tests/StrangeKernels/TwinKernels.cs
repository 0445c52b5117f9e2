namespace ParallelMotion.StrangeKernels;

/// <summary>Has the name of another.</summary>
public sealed class FirstTwinKernel() : OneColumnKernel("twin");

/// <summary>Has the name of another.</summary>
public sealed class SecondTwinKernel() : OneColumnKernel("twin");
