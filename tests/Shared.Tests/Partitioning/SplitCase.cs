using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

internal sealed record SplitCase(int Rows, int Workers, int ElementBytes, BorderAlignment Alignment)
{
    public int UnitRows => Math.Max(1, (int)Alignment / ElementBytes);

    public long Units => (Rows / UnitRows) + (Rows % UnitRows == 0 ? 0 : 1);

    public Partition Make() => Partition.Split(Rows, Workers, ElementBytes, Alignment);
}
