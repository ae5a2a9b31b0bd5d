/** Lists that can be exported and that these pages have words for. */
export const lists = [
  'audit',
  'colourChanges',
  'declarations',
  'healthCodes',
  'missingDeclarations',
  'organisations',
  'passages',
  'persons',
] as const
