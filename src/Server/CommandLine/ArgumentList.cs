namespace Paiyi.Server.CommandLine;

/// <summary>The arguments of a command line; what is understood is taken out, what is left is for the configuration.</summary>
public sealed class ArgumentList(IEnumerable<string> arguments)
{
    private readonly List<string> _rest = [.. arguments];

    public string[] Rest => [.. _rest];

    /// <summary>Takes an option with its value, <c>--name value</c> or <c>--name=value</c>; null when it is not there.</summary>
    public string? Take(string name)
    {
        var at = _rest.FindIndex(a => a == name || a.StartsWith($"{name}=", StringComparison.Ordinal));
        if (at < 0)
            return null;
        var inline = _rest[at].Contains('=');
        var value = inline ? _rest[at][(name.Length + 1)..] : _rest.ElementAtOrDefault(at + 1) ?? "";
        _rest.RemoveRange(at, inline || at + 1 == _rest.Count ? 1 : 2);
        return value;
    }

    /// <summary>Takes an option without a value.</summary>
    public bool TakeFlag(string name) => _rest.Remove(name);

    /// <summary>Takes the first argument unless it is an option.</summary>
    public string? TakeFirst()
    {
        if (_rest is not [{ } first, ..] || first.StartsWith('-'))
            return null;
        _rest.RemoveAt(0);
        return first;
    }
}
