using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People;

/// <summary>What a check of one raw value gave: the normalised value, or the refusal with its field. Never both.</summary>
public readonly record struct Checked<T>
{
    private Checked(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The normalised value; the default of its type when the value was refused.</summary>
    public T? Value { get; }

    /// <summary>Null when the value is accepted.</summary>
    public Refusal? Refusal { get; }

    public static implicit operator Checked<T>(T value) => new(value, null);

    public static implicit operator Checked<T>(Refusal refusal) => new(default, refusal);
}
