namespace ParallelMotion.Shared.Kernels;

/// <summary>The tick that a kernel applies.</summary>
/// <param name="Number">The run's number of it, from 0.</param>
/// <param name="Dt">Its length, in the columns' unit of time.</param>
public readonly record struct Tick(int Number, float Dt);
