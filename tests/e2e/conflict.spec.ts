import { signInTo } from './support/console'
import { expect, refusedRequests, test } from './support/journey'
import { register, somebody } from './support/persons'
import { staff } from './support/staff'

interface Person {
  name: string
  address: string | null
  regionId: number
  documentType: string
  version: number
}

test('two officers change one record, and nobody loses anything', async ({ page, sentence, complaints }) => {
  complaints.expect(refusedRequests)
  const { id, name } = await register(somebody())
  const colleague = await staff('command', 'command')
  const dialog = page.getByRole('dialog', { name: '他人刚刚修改了这条记录' })
  await signInTo(page, 'command', 'command')

  await sentence('an officer begins to change a person', async () => {
    await page.goto(`/command/persons/${id}`)
    await page.getByRole('button', { name: '修改信息' }).click()
    const form = page.getByRole('dialog', { name: '修改信息' })
    await form.getByLabel('姓名').fill(`${name}改`)
    await form.getByLabel('详细地址').fill('我的地址 1 号')
  })

  await sentence('a colleague saves another address meanwhile', async () => {
    const { regionId, documentType, version } = await colleague.get<Person>(`/persons/${id}`)
    const address = '同事的地址 2 号'
    await colleague.put(`/persons/${id}`, { name, documentType, regionId, address, version })
  })

  await sentence('the officer sees both, field by field', async () => {
    await page.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('group', { name: '姓名' }).getByLabel('我的')).toBeChecked()
    const address = dialog.getByRole('group', { name: '详细地址' })
    await expect(address).toContainText('我的地址 1 号')
    await expect(address).toContainText('同事的地址 2 号')
    await address.getByLabel('对方的').check()
  })

  await sentence('and saves what was chosen', async () => {
    await dialog.getByRole('button', { name: '按所选保存' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: `${name}改` })).toBeVisible()
    const now = await colleague.get<Person>(`/persons/${id}`)
    expect([now.name, now.address]).toEqual([`${name}改`, '同事的地址 2 号'])
  })
})

test('two officers rename one gate', async ({ page, sentence, complaints }) => {
  complaints.expect(refusedRequests)
  const colleague = await staff('command', 'command')
  const read = () =>
    colleague.get<{ items: { id: number; name: string; version: number }[] }>('/checkpoints?size=1')
  const gate = (await read()).items[0]!
  await signInTo(page, 'command', 'command')

  await sentence('an officer types a name while a colleague saves another', async () => {
    await page.goto('/command/checkpoints')
    await page.getByRole('button', { name: '改名' }).first().click()
    await page.getByRole('dialog').getByLabel('卡口名称').fill(`${gate.name}甲`)
    const { version } = (await read()).items[0]!
    await colleague.put(`/checkpoints/${gate.id}`, { name: `${gate.name}乙`, closed: false, version })
    await page.getByRole('button', { name: '保存' }).click()
  })

  await sentence('sees both names, and keeps the own one', async () => {
    const dialog = page.getByRole('dialog', { name: '他人刚刚修改了这条记录' })
    await expect(dialog).toContainText(`${gate.name}乙`)
    await dialog.getByRole('button', { name: '按所选保存' }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(async () => (await read()).items[0]!.name).toBe(`${gate.name}甲`)
  })

  await colleague.put(`/checkpoints/${gate.id}`, {
    name: gate.name,
    closed: false,
    version: (await read()).items[0]!.version,
  })
})
