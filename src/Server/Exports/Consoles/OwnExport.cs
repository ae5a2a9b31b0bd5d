using System.Linq.Expressions;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>An export in the background, for the account that asked for it.</summary>
/// <param name="Rows">Written so far.</param>
/// <param name="ExpiresAt">Until when the file can be downloaded.</param>
public sealed record OwnExport(
    long Id, DateTimeOffset At, string List, string Format, PersonalLevel Level, bool Encrypted, ExportState State, long Rows, long? Bytes, string? FileName,
    DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt, int Downloads);

internal static class OwnExports
{
    public static IQueryable<Export> ExportsOf(this PaiyiDb db, long staffId) => db.Exports.Where(e => e.StaffId == staffId && e.Background);

    public static Expression<Func<Export, OwnExport>> Row(PaiyiDb db) => e => new OwnExport(
        e.Id, e.At, e.List, e.Format, e.Level, e.Encrypted, e.State, e.Rows, e.Bytes, db.StoredFiles.Where(f => f.Id == e.FileId).Select(f => f.Name).FirstOrDefault(),
        e.FinishedAt, e.ExpiresAt, e.Downloads);
}
