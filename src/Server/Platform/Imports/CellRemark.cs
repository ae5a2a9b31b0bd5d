using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Imports;

/// <summary>What is to be said about a cell. Columns count from 1; 0 means the whole row.</summary>
internal readonly record struct CellRemark(int Column, Refusal Refusal);
