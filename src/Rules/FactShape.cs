namespace Paiyi.Rules;

/// <summary>
/// The property names of records that look alike. Sharing one shape among the facts of a million persons spares their
/// names; keep it in a static field.
/// </summary>
public sealed class FactShape
{
    private readonly string[] _names;

    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public FactShape(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var seen = new HashSet<string>(names.Length, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
                throw new ArgumentException($"The property \"{name}\" occurs twice.", nameof(names));
        }

        // Interned names make the comparison with the (interned) names in rules a comparison of references.
        _names = Array.ConvertAll(names, string.Intern);
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>A record whose values stand in the order of <see cref="Names"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than names.</exception>
    public FactValue Create(params ReadOnlySpan<FactValue> values) =>
        FactValue.Of(new FactRecord(this, values.ToArray()));

    internal int IndexOf(string name)
    {
        var names = _names;
        for (var i = 0; i < names.Length; i++)
        {
            if (ReferenceEquals(names[i], name))
                return i;
        }

        return Array.IndexOf(names, name);
    }
}
