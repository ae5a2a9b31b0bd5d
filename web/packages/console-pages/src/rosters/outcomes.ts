/** What may become of a row of an import, in the order in which it is told. */
export const outcomes = ['created', 'updated', 'unchanged', 'duplicate', 'rejected'] as const
