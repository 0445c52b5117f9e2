using System.Buffers.Binary;
using System.Text;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class NpyFolderInputTests : IDisposable
{
    private const string Good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    private static readonly Dictionary<string, ElementType> None = ColumnValues.Floats();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Good, 1)]
    [InlineData(Good, 2)]
    [InlineData(Good, 3)]
    [InlineData("{\"shape\":(2,),\"fortran_order\":False,\"descr\":\"<f4\"}", 1)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': ( 2 , ), }          \n", 1)]
    public void Every_version_and_spelling_of_the_right_header_is_read(string header, byte version)
    {
        _folder.File("pos.npy", Npy(header, version, 1.5f, -2f));
        NpyFolderInput input = NpyFolderInput.Open(_folder.Path);

        Assert.Equal(2, input.Rows);
        Assert.Equal([1.5f, -2f], input.Load(None).Table["pos"].Floats());
        Assert.Null(input.Load(None).Text);
    }

    [Fact]
    public void All_columns_are_loaded_and_all_other_files_ignored()
    {
        _folder.File("pos.npy", Npy(Good, 1, 1f, 2f));
        _folder.File("not_needed.npy", Npy(Good, 1, 3f, 4f));
        _folder.File("._pos.npy", "not an array");
        _folder.File("notes.txt", "not an array");

        LoadedTable loaded = NpyFolderInput.Open(_folder.Path).Load(ColumnValues.Floats("pos"));

        Assert.Equal(["not_needed", "pos"], loaded.Table.Columns.Select(column => column.Name).ToArray());
    }

    [Theory]
    [InlineData("{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }", "<i8", "expected='<f4', '<f8', '<i4' or '<u4'", ".astype('<f4')")]
    [InlineData("{'descr': '<u2', 'fortran_order': False, 'shape': (2,), }", "<u2", "expected='<f4', '<f8', '<i4' or '<u4'")]
    [InlineData("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", "|b1", "another type")]
    [InlineData("{'descr': '=f4', 'fortran_order': False, 'shape': (2,), }", "=f4", "another type")]
    [InlineData("{'descr': <f4, 'fortran_order': False, 'shape': (2,), }", "<f4", "another type")]
    [InlineData("{'descr': '<f4\"', 'fortran_order': False, 'shape': (2,), }", "<f4", "another type")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", "cut off", "expected=83", "bytes=75")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (2,), }", ">f4", "expected='<f4'")]
    [InlineData("{'descr': [('x', '<f4'), ('y', '<f4')], 'fortran_order': False, 'shape': (2,), }", "[('x', '<f4'), ('y', '<f4')]", "another type")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (2,), }", "fortran_order=\"True\"", "expected=False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", "shape=\"(2, 3)\"", "expected=(N,)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3,), }", "shape=\"(2, 3,)\"", "expected=(N,)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", "shape=\"()\"", "expected=(N,)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2), }", "shape=\"(2)\"", "expected=(N,)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0,), }", "shape=\"(0,)\"", "N from 1 to 1073741824")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }", "shape=\"(-2,)\"", "N from 1")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1073741825,), }", "1073741825", "N from 1")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", "99999999999999999999", "N from 1")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", "cut off", "expected=79", "bytes=75")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", "bytes after them", "expected=71", "bytes=75")]
    [InlineData("{'descr': '<f4', 'shape': (2,), }", "lacks fortran_order")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}", "foreign entries")]
    [InlineData("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}", "no dictionary", "stands twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)", "no dictionary", "not closed")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x", "no dictionary", "follows")]
    [InlineData("{'descr': , 'fortran_order': False, 'shape': (2,)}", "no dictionary", "value is missing")]
    [InlineData("{descr: '<f4'}", "no dictionary", "no string")]
    [InlineData("", "no dictionary", "'{' is missing")]
    public void Other_arrays_are_refused_with_what_was_found_and_expected(string header, params string[] parts)
    {
        string path = _folder.File("pos.npy", Npy(header, 1, 1f, 2f));

        TemporaryFolder.Refuses(ExitCode.Usage, () => NpyFolderInput.Open(_folder.Path), [path, "column \"pos\"", .. parts]);
    }

    [Fact]
    public void Bytes_that_are_no_npy_file_are_refused()
    {
        byte[] good = Npy(Good, 1, 1f, 2f);

        RefusesBytes([], "magic=", "934E554D5059");
        RefusesBytes(Encoding.ASCII.GetBytes("PK\u0003\u0004 zipped"), "magic=504B0304207A");
        RefusesBytes(good[..9], "header is cut off", "bytes=9");
        RefusesBytes(good[..40], "header is cut off", "bytes=40");
        RefusesBytes([.. good[..6], 4, 0, .. good[8..]], "version=4.0", "1.0, 2.0 or 3.0");
        RefusesBytes([.. good[..6], 1, 1, .. good[8..]], "version=1.1", "1.0, 2.0 or 3.0");
        RefusesBytes([.. good[..6], 2, 0, 0x01, 0x00, 0x01, 0x00], "header length=65537", "65536 at most");
        RefusesBytes([.. good[..6], 2, 0, 0xFF, 0xFF, 0xFF, 0xFF], "header length=4294967295", "65536 at most");
    }

    [Fact]
    public void Columns_of_differing_lengths_are_refused()
    {
        _folder.File("a.npy", Npy(Good, 1, 1f, 2f));
        string path = _folder.File("b.npy", Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 1, 1f, 2f, 3f));

        TemporaryFolder.Refuses(ExitCode.Usage, () => NpyFolderInput.Open(_folder.Path), path, "column \"a\"", "shape=(3,)", "expected=(2,)");
    }

    [Fact]
    public void A_file_that_grew_after_its_header_was_read_is_refused()
    {
        _folder.File("pos.npy", Npy(Good, 1, 1f, 2f));
        NpyFolderInput input = NpyFolderInput.Open(_folder.Path);
        _folder.File("pos.npy", Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 1, 1f, 2f, 3f));

        TemporaryFolder.Refuses(ExitCode.Usage, () => input.Load(None), "shape=(3,)", "expected=(2,)");
    }

    [Fact]
    public void A_file_that_changed_its_type_after_its_header_was_read_is_refused()
    {
        _folder.File("pos.npy", Npy(Good, 1, 1f, 2f));
        NpyFolderInput input = NpyFolderInput.Open(_folder.Path);
        string path = _folder.File("pos.npy", Npy("{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }", 1, 1f, 2f));

        TemporaryFolder.Refuses(ExitCode.Usage, () => input.Load(None), path, "descr='<i4'", "expected='<f4'");
    }

    [Fact]
    public void Types_are_known_before_values_are_loaded()
    {
        _folder.File("pos.npy", Npy(Good, 1, 1f, 2f));
        _folder.File("id.npy", Npy("{'descr': \"<u4\", 'fortran_order': False, 'shape': (2,), }", 1, 1f, 2f));
        NpyFolderInput input = NpyFolderInput.Open(_folder.Path);

        Assert.Equal(ElementType.Float32, input.TypeOf("pos"));
        Assert.Equal(ElementType.UInt32, input.TypeOf("id"));
        Assert.Null(input.TypeOf("Pos"));
    }

    [Fact]
    public void A_folder_without_columns_is_refused() =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => NpyFolderInput.Open(_folder.Path), _folder.Path, ".npy files=0");

    private static byte[] Npy(string header, byte version, params float[] values)
    {
        byte[] text = Encoding.ASCII.GetBytes(header);
        byte[] length = new byte[version == 1 ? 2 : 4];
        length[0] = (byte)text.Length;
        byte[] data = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(i * sizeof(float)), values[i]);
        }

        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. data];
    }

    private void RefusesBytes(byte[] bytes, params string[] parts)
    {
        string path = _folder.File("pos.npy", bytes);
        TemporaryFolder.Refuses(ExitCode.Usage, () => NpyFolderInput.Open(_folder.Path), [path, .. parts]);
    }
}
