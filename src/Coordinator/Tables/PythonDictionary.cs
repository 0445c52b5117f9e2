namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// Takes a Python dictionary literal apart: string keys without escapes, values left as their source text. Runs in one
/// pass over a text whose length its caller bounds.
/// </summary>
internal ref struct PythonDictionary
{
    private ReadOnlySpan<char> _rest;

    private PythonDictionary(ReadOnlySpan<char> text)
    {
        _rest = text;
    }

    /// <summary>Values by key.</summary>
    /// <exception cref="FormatException">The text is no dictionary, or a key stands twice.</exception>
    public static Dictionary<string, string> Parse(string text)
    {
        PythonDictionary parser = new(text);
        Dictionary<string, string> entries = new(StringComparer.Ordinal);
        parser.Expect('{');
        while (!parser.Skip('}'))
        {
            string key = parser.TakeKey();
            parser.Expect(':');
            if (!entries.TryAdd(key, parser.TakeValue()))
            {
                throw new FormatException("A key stands twice.");
            }

            if (!parser.Skip(','))
            {
                parser.Expect('}');
                break;
            }
        }

        return parser._rest.Trim().IsEmpty ? entries : throw new FormatException("Text follows the dictionary.");
    }

    private bool Skip(char wanted)
    {
        _rest = _rest.TrimStart();
        if (_rest.IsEmpty || _rest[0] != wanted)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    private void Expect(char wanted)
    {
        if (!Skip(wanted))
        {
            throw new FormatException($"'{wanted}' is missing.");
        }
    }

    private string TakeKey()
    {
        _rest = _rest.TrimStart();
        int end = _rest.IsEmpty || _rest[0] is not ('\'' or '"') ? -1 : _rest[1..].IndexOf(_rest[0]);
        if (end < 0)
        {
            throw new FormatException("A key is no string.");
        }

        string key = _rest.Slice(1, end).ToString();
        _rest = _rest[(end + 2)..];
        return key;
    }

    // Up to the comma or brace that belongs to the dictionary itself, not to a string or a bracket inside the value.
    private string TakeValue()
    {
        int depth = 0;
        char quote = '\0';
        for (int i = 0; i < _rest.Length; i++)
        {
            char c = _rest[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (depth == 0 && (c is ',' or '}'))
            {
                string value = _rest[..i].Trim().ToString();
                _rest = _rest[i..];
                return value.Length > 0 ? value : throw new FormatException("A value is missing.");
            }
            else
            {
                depth += c is '(' or '[' or '{' ? 1 : 0;
                depth -= c is ')' or ']' or '}' ? 1 : 0;
            }
        }

        throw new FormatException("The dictionary is not closed.");
    }
}
