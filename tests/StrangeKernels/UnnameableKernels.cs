namespace ParallelMotion.StrangeKernels;

/// <summary>Has no name.</summary>
public sealed class NamelessKernel() : OneColumnKernel("");

/// <summary>Has a name that would be two kernels of one tick.</summary>
public sealed class PlusKernel() : OneColumnKernel("one+two");

/// <summary>Has a name of 65 characters.</summary>
public sealed class LongNamedKernel() : OneColumnKernel(new string('x', 65));
