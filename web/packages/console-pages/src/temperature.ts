/** `36.8 °C` of the tenths that the server counts in. */
export function temperatureText(tenths: number | null | undefined): string {
  return tenths === null || tenths === undefined ? '—' : `${(tenths / 10).toFixed(1)} °C`
}

/** From here on a temperature is a fever. */
export const feverTenths = 373
