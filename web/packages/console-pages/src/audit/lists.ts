/** Lists that can be exported and that these pages have words for. */
export const lists = [
  'attributes',
  'auditEntries',
  'checkpoints',
  'colourChanges',
  'declarations',
  'exports',
  'healthCodes',
  'marks',
  'missingDeclarations',
  'organisations',
  'passages',
  'persons',
  'regions',
  'rosterImports',
  'staff',
] as const
