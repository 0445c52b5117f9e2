using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class RowPiecesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(RowPieces.MostRows - 1)]
    [InlineData(RowPieces.MostRows)]
    [InlineData(RowPieces.MostRows + 1)]
    [InlineData(Limits.MaxRows)]
    [InlineData(int.MaxValue)]
    public void Pieces_hold_every_row_once_in_order(int rows)
    {
        int next = 0;
        foreach (RowRange piece in RowPieces.Of(rows))
        {
            Assert.Equal(next, piece.Start);
            Assert.InRange(piece.Length, 1, RowPieces.MostRows);
            next = piece.End;
        }

        Assert.Equal(rows, next);
    }

    [Fact]
    public void The_bytes_of_a_piece_fit_a_span_whatever_the_type() =>
        Assert.All(ElementTypes.OfColumns, static type => Assert.True((long)RowPieces.MostRows * type.Bytes() <= int.MaxValue));
}
