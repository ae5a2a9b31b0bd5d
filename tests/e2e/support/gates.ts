import { expect, request, test } from '@playwright/test'
import { staff } from './staff'

/* Gates and keepers of the demonstration's school beside those that it brings. */

export interface Keeper {
  id: number
  name: string
  userName: string
  password: string
}

/** A new keeper who has a password of their own already. */
export async function addKeeper(name: string): Promise<Keeper> {
  const school = await staff('organisation', 'school')
  const userName = `keeper${Date.now()}`
  const { id, initialPassword } = await school.post<{ id: number; initialPassword: string }>('/staff', {
    userName,
    name,
    role: 'gatekeeper',
    organisationId: school.organisationId,
    regionId: null,
  })
  const password = 'seven days of rain 七天'
  const client = await request.newContext({ baseURL: test.info().project.use.baseURL })
  const session = await client.post('/api/mobile/duty/session', {
    data: { userName, password: initialPassword },
  })
  expect(session.ok(), await session.text()).toBe(true)
  const changed = await client.put('/api/mobile/duty/password', {
    headers: { 'X-Paiyi-Csrf': (await session.json()).csrfToken },
    data: { currentPassword: initialPassword, newPassword: password },
  })
  expect(changed.ok(), await changed.text()).toBe(true)
  return { id, name, userName, password }
}

/** A new gate of the school that these people keep. */
export async function addGate(name: string, keepers: Keeper[]): Promise<{ id: number; name: string }> {
  const school = await staff('organisation', 'school')
  const { id } = await school.post<{ id: number }>('/checkpoints', {
    organisationId: school.organisationId,
    name,
  })
  const { items } = await school.get<{ items: { id: number; version: number }[] }>('/checkpoints?size=100')
  await school.put(`/checkpoints/${id}/keepers`, {
    staffIds: keepers.map((keeper) => keeper.id),
    version: items.find((one) => one.id === id)!.version,
  })
  return { id, name }
}
