namespace ParallelMotion.Coordinator.Tables;

/// <summary>A CSV column that passes through untouched.</summary>
internal sealed class CsvTextColumn(string header, int field)
{
    private readonly List<string> _fields = [];

    public string Header => header;

    public IReadOnlyList<string> Fields => _fields;

    public void Add(CsvRecords records) => _fields.Add(records.Text(field));
}
