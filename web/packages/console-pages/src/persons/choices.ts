export const documentTypes = [
  'residentId',
  'passport',
  'hongKongMacaoPermit',
  'taiwanPermit',
  'other',
] as const

export const colours = ['green', 'yellow', 'red'] as const

/** Options of a filter by colour. */
export const colourOptions = colours.map((colour) => ({ value: colour, title: `colour.${colour}` }))
