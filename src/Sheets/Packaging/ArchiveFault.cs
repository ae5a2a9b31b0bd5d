namespace Paiyi.Sheets;

/// <summary>The exceptions with which the framework answers a damaged archive; a failing disk is not among them.</summary>
internal static class ArchiveFault
{
    public static bool Matches(Exception e) =>
        e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException
            or OverflowException
        || e.GetType() == typeof(IOException) && e.InnerException is null;
}
