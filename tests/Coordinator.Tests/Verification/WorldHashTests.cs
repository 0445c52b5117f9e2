using System.Buffers.Binary;
using System.Security.Cryptography;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Verification;

public sealed class WorldHashTests
{
    /// <summary>In ordinal order, which is not the order of any dictionary or culture.</summary>
    private static readonly string[] Names = ["A", "Z", "_", "a", "a-b", "a.b", "aB", "ab"];

    [Fact]
    public void It_is_the_SHA_256_of_all_columns_little_endian_bytes_in_ordinal_order()
    {
        const int Seed = 5;
        Random random = new(Seed);
        float[][] values = [.. Names.Select(_ => Enumerable.Range(0, 257).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))).ToArray())];
        Column[] columns = [.. Names.Zip(values, static (name, rows) => new Column<float>(name, rows))];
        random.Shuffle(columns);
        ColumnTable own = new(257, columns);
        using SharedTable table = SharedTable.Create(RunId.New(), own, workers: 1);

        Assert.True(string.Equals(Independent(values), WorldHash.Of(table), StringComparison.Ordinal), $"seed={Seed}");
        Assert.True(string.Equals(Independent(values), WorldHash.Of(own), StringComparison.Ordinal), $"seed={Seed}");
    }

    [Fact]
    public void One_bit_changes_it()
    {
        using SharedTable table = SharedTable.Create(RunId.New(), new ColumnTable(2, [new Column<float>("a", [0f, 1f])]), workers: 1);
        string before = WorldHash.Of(table);
        table.Column("a").Rows<float>(new RowRange(0, 1))[0] = -0f;

        Assert.NotEqual(before, WorldHash.Of(table), StringComparer.Ordinal);
        Assert.Equal(64, before.Length);
        Assert.Equal(before.ToLowerInvariant(), before);
    }

    [Fact]
    public void Columns_of_every_type_count_with_all_their_bytes()
    {
        Column[] columns =
        [
            new Column<double>("d", [1.5, -0.0]), new Column<int>("i", [int.MinValue, 1]), new Column<uint>("u", [uint.MaxValue, 0]), new Column<float>("f", [0.5f, float.NaN]),
        ];
        byte[] bytes = Convert.FromHexString(
            "000000000000F83F" + "0000000000000080" // d
            + "0000003F" + "0000C0FF" // f
            + "00000080" + "01000000" // i
            + "FFFFFFFF" + "00000000"); // u
        ColumnTable own = new(2, columns);
        using SharedTable table = SharedTable.Create(RunId.New(), own, workers: 1);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), WorldHash.Of(own));
        Assert.Equal(WorldHash.Of(own), WorldHash.Of(table));
    }

    private static string Independent(float[][] columns)
    {
        using MemoryStream bytes = new();
        Span<byte> four = stackalloc byte[4];
        foreach (float value in columns.SelectMany(static column => column))
        {
            BinaryPrimitives.WriteSingleLittleEndian(four, value);
            bytes.Write(four);
        }

        return string.Concat(SHA256.HashData(bytes.ToArray()).Select(static each => each.ToString("x2")));
    }
}
