namespace Paiyi.Sheets;

/// <summary>The names of the elements that are open, in one array, so that each end tag can be checked.</summary>
internal sealed class ElementStack
{
    private const int MaxDepth = 256;
    private readonly int[] ends = new int[MaxDepth + 1];
    private byte[] names = new byte[1024];

    public int Depth { get; private set; }

    /// <summary>The name of the innermost element; there must be one.</summary>
    public ReadOnlySpan<byte> Top => names.AsSpan(ends[Depth - 1], ends[Depth] - ends[Depth - 1]);

    /// <summary>False when elements are nested too deeply.</summary>
    public bool TryPush(ReadOnlySpan<byte> name)
    {
        if (Depth == MaxDepth)
            return false;
        var start = ends[Depth];
        if (start + name.Length > names.Length)
            Array.Resize(ref names, Math.Max(names.Length * 2, start + name.Length));
        name.CopyTo(names.AsSpan(start));
        ends[++Depth] = start + name.Length;
        return true;
    }

    public void Pop() => Depth--;
}
