using System.Runtime.CompilerServices;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>The attributes of a tag, one after the other, without allocation.</summary>
internal ref struct XmlAttributes(ReadOnlySpan<byte> raw, SheetPosition position)
{
    private ReadOnlySpan<byte> rest = raw;

    /// <summary>With its prefix, as the file spells it.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>As the file spells it, with entities unresolved.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Next()
    {
        var at = SkipSpace(0);
        if (at == rest.Length)
            return false;
        var start = at;
        while (at < rest.Length && rest[at] != '=' && !IsSpace(rest[at]))
            at++;
        Name = rest[start..at];
        at = SkipSpace(at);
        if (at == rest.Length || rest[at] != '=')
            throw Malformed();
        at = SkipSpace(at + 1);
        if (at == rest.Length || rest[at] is not ((byte)'"' or (byte)'\''))
            throw Malformed();
        var length = rest[(at + 1)..].IndexOf(rest[at]);
        if (length < 0)
            throw Malformed();
        Value = rest.Slice(at + 1, length);
        rest = rest[(at + length + 2)..];
        return true;
    }

    /// <summary>The value of an attribute by its exact name; empty when it is missing.</summary>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> name)
    {
        while (Next())
        {
            if (Name.SequenceEqual(name))
                return Value;
        }
        return default;
    }

    /// <summary>The value of an attribute that has a prefix and this local name, such as <c>r:id</c>.</summary>
    public ReadOnlySpan<byte> FindPrefixed(ReadOnlySpan<byte> localName)
    {
        while (Next())
        {
            var colon = Name.IndexOf((byte)':');
            if (colon > 0 && Name[(colon + 1)..].SequenceEqual(localName))
                return Value;
        }
        return default;
    }

    /// <summary>A found value with its entities resolved.</summary>
    public readonly string GetString(ReadOnlySpan<byte> value, bool resolveUnderscores = false)
    {
        var buffer = new ByteBuffer(value.Length + 1);
        new RawText(value, false, position).AppendTo(buffer, resolveUnderscores);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int SkipSpace(int at)
    {
        while (at < rest.Length && IsSpace(rest[at]))
            at++;
        return at;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private readonly SheetException Malformed() =>
        position.Problem(SheetProblem.MalformedXml, "An attribute is not well-formed");
}
