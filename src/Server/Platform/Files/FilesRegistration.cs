using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Platform.Files;

internal static class FilesRegistration
{
    public static void AddFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FileStore>();
        // Pieces are large, so that a rotation of keys takes few at a time.
        builder.Services.AddSingleton(new SealedTable("stored_file_pieces", [("content", Purpose.File)]) { BatchSize = 8 });
    }
}
