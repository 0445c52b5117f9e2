using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>What the strange ones have in common: a name, and one float32 column <c>a</c> to which a tick adds 1. No kernel itself.</summary>
public abstract class OneColumnKernel(string name) : IKernel
{
    public string Name => name;

    public virtual bool IsElementwise => true;

    public virtual IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("a")];

    public virtual void Run(KernelRows rows, Tick tick) => AddOne(rows);

    protected static void AddOne(KernelRows rows)
    {
        foreach (ref float value in rows.Write<float>(0))
        {
            value += 1;
        }
    }

    /// <summary>A tick of a run, in a worker: not of the serial run, and not of a rehearsal on scratch rows, whose ticks take no time.</summary>
    protected static bool IsAtWork(Tick tick) =>
        tick.Dt != 0 && System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name is "ParallelMotion.Worker";
}
