import { randomInt } from 'node:crypto'
import { staff, type Door } from './staff'

/* Persons that no other test knows, so that journeys can run in any order and again. */

export interface Somebody {
  name: string
  documentNumber: string
  phone: string
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const familyNames = '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'
const givenNames = '安宁清和明远思齐云舒若水嘉言乐知书言晓晨雨桐子墨景行亦凡'

const one = (letters: string) => letters[randomInt(letters.length)]!
const twoDigits = (number: number) => String(number).padStart(2, '0')

/** A resident's number by GB 11643, under the invented division of the demonstration. */
export function residentNumber(year: number, female: boolean): string {
  const order = String(randomInt(500) * 2 + (female ? 0 : 1)).padStart(3, '0')
  const body = `339902${year}${twoDigits(1 + randomInt(12))}${twoDigits(1 + randomInt(28))}${order}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}

/** The same number with a wrong last character. */
export const misspelt = (number: string) => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')

/** From the range of phones that no operator has. */
export const newPhone = () => `154${String(randomInt(50_000_000, 99_999_999))}`

export function somebody(year = 2012, female = false): Somebody {
  return {
    name: one(familyNames) + one(givenNames) + one(givenNames),
    documentNumber: residentNumber(year, female),
    phone: newPhone(),
  }
}

export interface Registered extends Somebody {
  id: number
}

/** Puts a person on the roster of the demonstration's school. */
export async function register(person: Somebody, options: { phone?: string | null; group?: string } = {}) {
  const officer = await staff('organisation', 'school')
  const { id } = await officer.post<{ id: number }>('/persons', {
    name: person.name,
    documentType: 'residentId',
    documentNumber: person.documentNumber,
    phone: options.phone === undefined ? person.phone : options.phone,
    regionId: await regionOf('organisation'),
    attributes: {},
    organisationId: officer.organisationId,
    group: options.group ?? '一年级1班',
    alikeSeen: true,
  })
  return { ...person, id } as Registered
}

/** A mother with a phone and her child without one, in one household. */
export async function registerFamily(): Promise<{ mother: Registered; child: Registered }> {
  const mother = await register(somebody(1985, true), { group: '教职工' })
  const child = await register({ ...somebody(2015), phone: '' }, { phone: null })
  const officer = await staff('organisation', 'school')
  await officer.put(`/persons/${child.id}/household`, { householdId: null, withPersonId: mother.id })
  return { mother, child }
}

async function regionOf(door: Door): Promise<number> {
  const { items } = await (
    await staff(door, 'school')
  ).get<{ items: { id: number; level: string }[] }>('/regions')
  return items.find(({ level }) => level === 'subdistrict')!.id
}
