namespace Paiyi.Rules;

/// <summary>The properties of a fact that is a JSON object.</summary>
public sealed class FactRecord
{
    private readonly FactValue[] _values;

    internal FactRecord(FactShape shape, FactValue[] values)
    {
        if (shape.Names.Count != values.Length)
        {
            throw new ArgumentException(
                $"The shape has {shape.Names.Count} properties, but {values.Length} values are given.", nameof(values));
        }

        Shape = shape;
        _values = values;
    }

    public FactShape Shape { get; }

    public int Count => _values.Length;

    public ReadOnlySpan<FactValue> Values => _values;

    /// <summary>The property of that name, or null when there is none.</summary>
    public FactValue this[string name]
    {
        get
        {
            var index = Shape.IndexOf(name);
            return index < 0 ? FactValue.Null : _values[index];
        }
    }
}
