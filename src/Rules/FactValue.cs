using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Paiyi.Rules;

/// <summary>
/// An immutable value that rules read or yield. Two values are equal when kind and content are equal; the order of the
/// properties of a record does not matter.
/// </summary>
public readonly struct FactValue : IEquatable<FactValue>
{
    private readonly object? _reference;
    private readonly long _number;

    private FactValue(FactKind kind, long number, object? reference)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

    public FactKind Kind { get; }

    public static FactValue Null => default;

    public static FactValue True => new(FactKind.Boolean, 1, null);

    public static FactValue False => new(FactKind.Boolean, 0, null);

    public bool IsNull => Kind == FactKind.Null;

    /// <summary>
    /// CertLogic's notion of truth: false are null, <c>false</c>, 0, the empty text, list and record; everything
    /// else is true. A date-time is true like the string that it stands for.
    /// </summary>
    public bool IsTruthy => Kind switch
    {
        FactKind.Null => false,
        FactKind.Boolean or FactKind.Number => _number != 0,
        FactKind.Text => ((string)_reference!).Length > 0,
        FactKind.DateTime => true,
        FactKind.List => ((FactValue[])_reference!).Length > 0,
        _ => ((FactRecord)_reference!).Count > 0,
    };

    public static FactValue Of(bool value) => new(FactKind.Boolean, value ? 1 : 0, null);

    public static FactValue Of(long value) => new(FactKind.Number, value, null);

    public static FactValue Of(long? value) => value is { } number ? Of(number) : Null;

    /// <summary>Text, or null for a null reference. A text that looks like a date stays text.</summary>
    public static FactValue Of(string? value) => value is null ? Null : new(FactKind.Text, 0, value);

    /// <summary>The instant, cut to whole milliseconds; the offset is not kept.</summary>
    public static FactValue Of(DateTimeOffset value)
    {
        var ticks = value.UtcTicks;
        return new(FactKind.DateTime, ticks - ticks % TimeSpan.TicksPerMillisecond, null);
    }

    public static FactValue Of(DateTimeOffset? value) => value is { } instant ? Of(instant) : Null;

    public static FactValue Of(FactRecord? value) => value is null ? Null : new(FactKind.Record, 0, value);

    public static FactValue List(params ReadOnlySpan<FactValue> items) => new(FactKind.List, 0, items.ToArray());

    public static FactValue List(IEnumerable<FactValue> items) => new(FactKind.List, 0, items.ToArray());

    /// <summary>A record of the given properties.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public static FactValue Record(params ReadOnlySpan<(string Name, FactValue Value)> properties)
    {
        var names = new string[properties.Length];
        var values = new FactValue[properties.Length];
        for (var i = 0; i < properties.Length; i++)
            (names[i], values[i]) = properties[i];
        return Of(new FactRecord(new FactShape(names), values));
    }

    /// <summary>Reads JSON; every string stays text.</summary>
    /// <exception cref="FormatException">A number is not a 64-bit integer, or a property occurs twice.</exception>
    public static FactValue FromJson(JsonElement json) => FactJson.Read(json);

    /// <inheritdoc cref="FromJson"/>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static FactValue Parse([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        using var document = JsonDocument.Parse(json);
        return FactJson.Read(document.RootElement);
    }

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool AsBoolean() => Expect(FactKind.Boolean)._number != 0;

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsNumber() => Expect(FactKind.Number)._number;

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string AsText() => (string)Expect(FactKind.Text)._reference!;

    /// <summary>The instant in UTC.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public DateTimeOffset AsDateTime() => new(Expect(FactKind.DateTime)._number, TimeSpan.Zero);

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public ReadOnlySpan<FactValue> AsList() => (FactValue[])Expect(FactKind.List)._reference!;

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public FactRecord AsRecord() => (FactRecord)Expect(FactKind.Record)._reference!;

    /// <summary>The property of that name; null for a missing property and for a value that is no record.</summary>
    public FactValue Property(string name) => Kind == FactKind.Record ? ((FactRecord)_reference!)[name] : Null;

    /// <summary>The item at that index; null beyond the ends and for a value that is no list.</summary>
    public FactValue Item(int index)
    {
        if (Kind != FactKind.List)
            return Null;
        var items = (FactValue[])_reference!;
        return (uint)index < (uint)items.Length ? items[index] : Null;
    }

    public bool Equals(FactValue other) => FactEquality.AreEqual(this, other);

    public override bool Equals(object? obj) => obj is FactValue other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        FactKind.Text => _reference!.GetHashCode(),
        FactKind.List => HashCode.Combine(Kind, ((FactValue[])_reference!).Length),
        FactKind.Record => HashCode.Combine(Kind, ((FactRecord)_reference!).Count),
        _ => HashCode.Combine(Kind, _number),
    };

    public static bool operator ==(FactValue left, FactValue right) => left.Equals(right);

    public static bool operator !=(FactValue left, FactValue right) => !left.Equals(right);

    /// <summary>The value as JSON, a date-time as ISO 8601 text, what is too deep or too much as an ellipsis.</summary>
    public override string ToString() => FactJson.Write(this);

    internal long Bits => _number;

    internal object? Reference => _reference;

    /// <summary>Wraps an array that nobody will change any more.</summary>
    internal static FactValue ListOf(FactValue[] items) => new(FactKind.List, 0, items);

    private FactValue Expect(FactKind kind) =>
        Kind == kind ? this : throw new InvalidOperationException($"The value is {Kind}, not {kind}.");
}
