import { ApiProblem } from '@paiyi/api'
import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useImportJob, type ImportJob } from './use-import-job'
import { useUpload } from './use-upload'

const totals = { rows: 10, processed: 10, created: 4, updated: 3, unchanged: 1, duplicate: 1, rejected: 1 }
const file = new File(['a'], 'roster.xlsx')

const at = (status: ImportJob['status'], changes = {}): ImportJob => ({
  status,
  refusal: null,
  ...totals,
  ...changes,
})

function watching(answers: (ImportJob | Error)[]) {
  const poll = vi.fn(async () => {
    const answer = answers.shift()!
    if (answer instanceof Error) throw answer
    return answer
  })
  const onOver = vi.fn()
  const scope = effectScope()
  const job = scope.run(() => useImportJob({ poll, onOver, interval: 1 }))!
  return { job, poll, onOver, close: () => scope.stop() }
}

test('An import is watched until it is over', async () => {
  const { job, poll, onOver } = watching([at('queued'), at('running', { processed: 5 }), at('completed')])
  await job.watch()
  expect(poll).toHaveBeenCalledTimes(3)
  expect(job.over).toBe(true)
  expect(job.fraction).toBe(1)
  expect(onOver).toHaveBeenCalledOnce()
})

test('Totals that do not add up are noticed', async () => {
  const { job } = watching([at('completed')])
  await job.watch()
  expect(job.reconciled).toBe(true)
  const { job: lossy } = watching([at('completed', { created: 3 })])
  await lossy.watch()
  expect(lossy.reconciled).toBe(false)
})

test('A checked or paused import waits for somebody, and its watch with it', async () => {
  const { job, poll } = watching([at('checked'), at('running'), at('paused'), at('cancelled')])
  await job.watch()
  expect(poll).toHaveBeenCalledTimes(4)
  expect(job.over).toBe(true)
})

test('A network that fails for a moment does not end the watch, a refusal does', async () => {
  const { job, poll } = watching([ApiProblem.unreachable(), at('completed')])
  await job.watch()
  expect(poll).toHaveBeenCalledTimes(2)
  expect(job.problem).toBeUndefined()
  const refused = watching([new ApiProblem('rosters.notFound', 404, 'No such import')])
  await refused.job.watch()
  expect(refused.job.problem).toBeInstanceOf(ApiProblem)
})

test('The watch ends with the page', async () => {
  const { job, poll, close } = watching(Array.from({ length: 100 }, () => at('running')))
  const done = job.watch()
  await vi.waitFor(() => expect(poll).toHaveBeenCalled())
  close()
  await done
  const calls = poll.mock.calls.length
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(poll).toHaveBeenCalledTimes(calls)
})

test('A refused upload tells the reason, and the next file may be chosen', async () => {
  const onDone = vi.fn()
  const send = vi
    .fn()
    .mockRejectedValueOnce(new ApiProblem('rosters.tooLarge', 413, 'The file is too large'))
    .mockResolvedValueOnce({ id: 'job-1' })
  const upload = effectScope().run(() => useUpload<{ id: string }>({ send, onDone }))!
  await upload.start(file)
  expect(upload.failure).toBe('The file is too large')
  await upload.start(file)
  expect(upload.failure).toBe('')
  expect(onDone).toHaveBeenCalledWith({ id: 'job-1' })
})

test('A file that is certain to be refused is not sent, and the next file may be chosen', async () => {
  const send = vi.fn().mockResolvedValue(1)
  const refuse = ({ name }: File) => (name === 'roster.xlsx' ? undefined : 'Too large')
  const upload = effectScope().run(() => useUpload<number>({ refuse, send, onDone: () => {} }))!
  await upload.start(new File(['a'], 'film.mp4'))
  expect(upload.failure).toBe('Too large')
  expect(upload.file).toBeUndefined()
  expect(send).not.toHaveBeenCalled()
  await upload.start(file)
  expect(upload.failure).toBe('')
  expect(send).toHaveBeenCalledOnce()
})

test('A second file is not sent while the first is on its way', async () => {
  let finish!: (answer: number) => void
  const send = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)))
  const upload = effectScope().run(() => useUpload<number>({ send, onDone: () => {} }))!
  const first = upload.start(file)
  await upload.start(file)
  finish(1)
  await first
  expect(send).toHaveBeenCalledOnce()
})
