namespace Paiyi.Rules;

/// <summary>What a <see cref="FactValue"/> is. There are no fractions: a temperature comes in whole tenths.</summary>
public enum FactKind : byte
{
    /// <summary>Absent or unknown; also the kind of <c>default(FactValue)</c>.</summary>
    Null,
    Boolean,

    /// <summary>A whole number of 64 bits, signed.</summary>
    Number,
    Text,

    /// <summary>An instant, to the millisecond.</summary>
    DateTime,
    List,
    Record,
}
