namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>At which of the calls that ask for it a process dies.</summary>
internal sealed class Fate(Random random)
{
    private int _left;

    /// <summary>Decides anew.</summary>
    /// <param name="calls">How many calls it may live through, at most.</param>
    public void Draw(int calls) => _left = random.Next(calls + 1);

    /// <summary>Decides.</summary>
    /// <param name="calls">How many calls it lives through.</param>
    public void After(int calls) => _left = calls;

    /// <summary>Whether it dies in this call.</summary>
    public bool IsNow() => _left-- == 0;

    /// <summary>How many of some rows it has changed then.</summary>
    public int Rows(int rows) => random.Next(rows + 1);
}

/// <summary>What stands for the end of a process: nothing that it was at is finished.</summary>
internal sealed class DeathException() : Exception("The process died here.");
