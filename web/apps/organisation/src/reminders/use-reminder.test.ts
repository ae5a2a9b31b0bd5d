import { ApiProblem } from '@paiyi/api'
import { afterEach, expect, test, vi } from 'vitest'
import { useReminder } from './use-reminder'

const post = vi.hoisted(() => vi.fn())
const toast = vi.hoisted(() => ({ done: vi.fn(), failed: vi.fn() }))
vi.mock('../api', () => ({ api: { POST: post } }))
vi.mock('vue-i18n', () => ({
  useI18n: () => ({ t: (key: string, values?: object) => `${key} ${JSON.stringify(values)}` }),
}))
vi.mock('@paiyi/console-kit', () => ({
  toast,
  useProblemText: () => (problem: ApiProblem) => problem.code,
}))
afterEach(() => vi.clearAllMocks())

test('A reminder goes to a group by the chosen channel, and tells who was left out', async () => {
  post.mockResolvedValue({ data: { reminded: 12, skipped: 3 } })
  const onDone = vi.fn()
  await useReminder(onDone).remind({ group: '三年二班' }, 'sms')
  expect(post).toHaveBeenCalledWith('/api/organisation/reminders', {
    body: { group: '三年二班', personIds: null, channel: 'sms' },
  })
  expect(toast.done).toHaveBeenCalledWith('reminders.done {"count":12} reminders.skipped {"count":3}')
  expect(onDone).toHaveBeenCalledOnce()
})

test('A second click while a reminder is under way sends nothing', async () => {
  let finish: (answer: object) => void = () => {}
  post.mockReturnValue(new Promise((resolve) => (finish = resolve)))
  const { remind, busy } = useReminder()
  const first = remind({}, 'notice')
  void remind({}, 'notice')
  expect(busy.value).toBe(true)
  finish({ data: { reminded: 1, skipped: 0 } })
  await first
  expect(post).toHaveBeenCalledOnce()
  expect(busy.value).toBe(false)
})

test('A refusal is told, and another reminder may follow', async () => {
  post.mockRejectedValueOnce(new ApiProblem('declarations.remindedRecently', 429, 'Wait'))
  const { remind, busy } = useReminder()
  await remind({}, 'notice')
  expect(toast.failed).toHaveBeenCalledWith('declarations.remindedRecently')
  expect(busy.value).toBe(false)
})
