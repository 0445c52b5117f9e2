using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>The records of a CSV file, checked: a header of distinct names, then records with a field for each.</summary>
internal sealed class CsvRecords : IDisposable
{
    // Text that is no UTF-8 is refused: a replacement character would change a field that must pass through untouched.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly CsvReader _reader;

    /// <summary>Reads the header.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="stream">The file at its start; stays the caller's.</param>
    public CsvRecords(string path, Stream stream)
    {
        _path = path;
        CsvReaderOptions options = new()
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = Limits.MaxCsvRecordBytes,
            SkipEmptyLines = false,
        };
        _reader = CsvReader.Create(stream, options, leaveOpen: true);
        Headers = ReadHeaders();
    }

    /// <summary>The column names in file order.</summary>
    public ImmutableArray<string> Headers { get; }

    /// <summary>The line of the file, from 1, where the current record starts.</summary>
    public long Line => _reader.LineNumber;

    private bool IsBlankLine => _reader.FieldCount == 1 && _reader.GetRawSpan(0).IsEmpty;

    /// <summary>Moves to the next record; false at the end of the file.</summary>
    public bool Next()
    {
        do
        {
            if (!Read())
            {
                return false;
            }
        }
        while (IsBlankLine && Headers.Length > 1);

        return _reader.FieldCount == Headers.Length
            ? true
            : throw Refused($"a row has another number of fields than the header: fields={_reader.FieldCount}, expected={Headers.Length}");
    }

    /// <summary>A field's bytes, quotes removed; valid until the next record.</summary>
    public ReadOnlySpan<byte> Field(int field) => _reader.GetSpan(field);

    /// <summary>A field's text, quotes removed.</summary>
    public string Text(int field)
    {
        try
        {
            return StrictUtf8.GetString(_reader.GetSpan(field));
        }
        catch (DecoderFallbackException cause)
        {
            string column = Headers.IsDefault ? $"number {field + 1}" : Excerpt.Of(Headers[field]);
            throw Refused($"a field is not UTF-8: column={column}, expected=UTF-8 text", cause);
        }
    }

    /// <summary>An error at the current line.</summary>
    public RefusedException Refused(string reason, Exception? cause = null) => Refused(_reader.LineNumber, reason, cause);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private RefusedException Refused(long line, string reason, Exception? cause) =>
        RefusedException.Usage($"Cannot read the CSV file because in line {line} {reason}, file={_path}.", cause);

    private bool Read()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException cause)
        {
            throw Refused(
                cause.LineNumber,
                $"a record is malformed: cause={cause.Message.TrimEnd('.')}, expected=quotes around a whole field, closed, inner ones doubled, "
                + $"a record of {Limits.MaxCsvRecordBytes} bytes at most",
                cause);
        }
    }

    private ImmutableArray<string> ReadHeaders()
    {
        if (!Read())
        {
            throw RefusedException.Usage($"Cannot read the CSV file because it is empty: file={_path}, bytes=0, expected=a header row and rows.");
        }

        if (_reader.FieldCount > Limits.MaxColumns)
        {
            throw Refused($"there are too many columns: columns={_reader.FieldCount}, expected={Limits.MaxColumns} at most");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        ImmutableArray<string>.Builder headers = ImmutableArray.CreateBuilder<string>(_reader.FieldCount);
        for (int field = 0; field < _reader.FieldCount; field++)
        {
            string header = Text(field);
            if (string.IsNullOrWhiteSpace(header))
            {
                throw Refused($"a column has no name: column=number {field + 1}, expected=a name in the header row");
            }

            if (!seen.Add(header))
            {
                throw Refused($"a column's name stands twice: column={Excerpt.Of(header)}, number {field + 1}, expected=distinct names");
            }

            headers.Add(header);
        }

        return headers.MoveToImmutable();
    }
}
