using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.Platform.Imports;

/// <summary>Rows of an import, as a person counts those of the sheet.</summary>
public sealed record ChosenLinesRequest([property: MinLength(1), MaxLength(500)] int[] Rows);
