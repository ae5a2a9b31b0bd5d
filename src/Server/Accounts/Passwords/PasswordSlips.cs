using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Accounts.Passwords;

/// <summary>What a member of staff is handed.</summary>
internal sealed record PasswordSlip(string UserName, string Name, string Role, string Place, string Password);

/// <summary>The workbook with initial passwords, a row for each account, that opens only with a password.</summary>
internal static class PasswordSlips
{
    public static string FileName(long importId, Language language) => language == Language.English ? $"initial-passwords-{importId}.xlsx" : $"初始密码-{importId}.xlsx";

    public static async Task<byte[]> WriteAsync(IEnumerable<PasswordSlip> slips, string opening, Language language, CancellationToken ct)
    {
        var english = language == Language.English;
        using var open = new MemoryStream();
        await using (var book = new WorkbookWriter(open))
        {
            string[] heads = english ? ["User name", "Name", "Role", "Scope", "Initial password"] : ["用户名", "姓名", "角色", "管辖范围", "初始密码"];
            var sheet = book.AddSheet(english ? "Initial passwords" : "初始密码", [.. heads.Select(head => new SheetColumn(head) { Width = 26, Style = CellStyle.Text })]);
            foreach (var slip in slips)
            {
                sheet.Text(slip.UserName).Text(slip.Name).Text(slip.Role).Text(slip.Place).Text(slip.Password);
                sheet.EndRow();
            }

            await book.CompleteAsync(ct);
        }

        using var locked = new MemoryStream();
        open.Position = 0;
        await WorkbookEncryption.EncryptAsync(open, open.Length, locked, opening, ct);
        return locked.ToArray();
    }
}
