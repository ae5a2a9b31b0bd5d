/** `96.4%` of a whole; never 100 % or 0 % unless it is exactly that, because one missing person matters. */
export function shareText(part: number, whole: number): string {
  if (!whole) return '—'
  const tenths = Math.round((part / whole) * 1000)
  const honest = part < whole ? Math.min(tenths, 999) : tenths
  return `${((part > 0 ? Math.max(honest, 1) : honest) / 10).toFixed(1).replace(/\.0$/, '')}%`
}
