/*
 * GB 11643: the number of a resident identity card. Seventeen digits (division, day of birth, order; the last order
 * digit is odd for men) and a check character by ISO 7064, MOD 11-2. The server checks again, and more.
 */

export type ResidentIdFault = 'fifteen' | 'format' | 'division' | 'birthDate' | 'checkCharacter'

export type ResidentIdReading =
  { fault: ResidentIdFault } | { fault: null; sex: 'male' | 'female'; birthDate: string }

/** First two digits of GB/T 2260; withdrawn divisions below live on in people's numbers. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The number as it is stored: half-width, upper case, without spaces and hyphens. */
export function normaliseNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-—–()·]/g, '')
    .toUpperCase()
}

export function readResidentId(typed: string, today: string): ResidentIdReading {
  const number = normaliseNumber(typed)
  if (/^\d{15}$/.test(number)) return { fault: 'fifteen' }
  if (!/^\d{17}[\dX]$/.test(number)) return { fault: 'format' }
  if (!provinces.has(number.slice(0, 2))) return { fault: 'division' }
  const birthDate = number.replace(/^.{6}(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
  if (!isDay(birthDate) || birthDate < '1900-01-01' || birthDate > today) return { fault: 'birthDate' }
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  if ('10X98765432'[sum % 11] !== number[17]) return { fault: 'checkCharacter' }
  return { fault: null, sex: Number(number[16]) % 2 ? 'male' : 'female', birthDate }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
