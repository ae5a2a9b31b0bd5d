import { ApiProblem } from '@paiyi/api'
import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useImport, type ImportProgress } from './use-import'

const totals = { rows: 10, created: 4, updated: 3, unchanged: 1, duplicate: 1, rejected: 1 }
const file = new File(['a'], 'roster.xlsx')

const progress = (status: ImportProgress['status'], changes = {}): ImportProgress => ({
  status,
  fraction: null,
  totals: { ...totals, ...changes },
  annotatedUrl: null,
  refusalCode: null,
})

function open(answers: ImportProgress[], upload = vi.fn(async () => 'job-1')) {
  const poll = vi.fn(async () => answers.shift()!)
  const onFinished = vi.fn()
  const scope = effectScope()
  const job = scope.run(() => useImport({ upload, poll, onFinished, interval: 1 }))!
  return { job, poll, onFinished, close: () => scope.stop() }
}

test('An import is followed until it is finished', async () => {
  const { job, poll, onFinished } = open([progress('queued'), progress('running'), progress('completed')])
  await job.start(file)
  expect(poll).toHaveBeenCalledTimes(3)
  expect(poll).toHaveBeenCalledWith('job-1')
  expect(job.step).toBe('finished')
  expect(onFinished).toHaveBeenCalledOnce()
})

test('Totals that do not add up are noticed', async () => {
  const { job } = open([progress('completed')])
  await job.start(file)
  expect(job.reconciled).toBe(true)
  const { job: lossy } = open([progress('completed', { created: 3 })])
  await lossy.start(file)
  expect(lossy.reconciled).toBe(false)
})

test('A refused upload leads back to the choice of a file, with the reason', async () => {
  const upload = vi.fn(() => Promise.reject(new ApiProblem('imports.busy', 409, 'Another import is running')))
  const { job } = open([], upload)
  await job.start(file)
  expect(job.step).toBe('choose')
  expect(job.failure).toBe('Another import is running')
})

test('Following ends with the page', async () => {
  const { job, poll, close } = open(Array.from({ length: 100 }, () => progress('running')))
  const done = job.start(file)
  await vi.waitFor(() => expect(poll).toHaveBeenCalled())
  close()
  await done
  const calls = poll.mock.calls.length
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(poll).toHaveBeenCalledTimes(calls)
})
