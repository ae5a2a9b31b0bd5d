namespace Paiyi.Server.Platform.Files;

/// <summary>The name that an uploaded file is kept under.</summary>
internal static class UploadedName
{
    /// <summary>The sender's name without folders and without what could break a line or turn it around; the other when nothing is left.</summary>
    public static string Of(string? sent, string otherwise)
    {
        var name = string.Concat(Path.GetFileName((sent ?? "").Replace('\\', '/')).Where(c => !char.IsControl(c) && c is < '\u202A' or > '\u202E')).Trim();
        return name.Length == 0 ? otherwise : name;
    }
}
