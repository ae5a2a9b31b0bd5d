import { take } from '@paiyi/api'
import { confirmAction, timeText, toast, useProblemText } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { useTablePage } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { api, type Schemas } from '../../api'
import { durationOf } from './schedule'

export type JobRow = Schemas['JobRow']
export type JobsOverview = Schemas['JobsOverview']
export const jobStates = ['failed', 'processing', 'enqueued', 'scheduled', 'succeeded'] as const

/** The work behind the pages: how it stands, the jobs of one state, and what can be done with one. */
export function useJobs() {
  const { t, te } = useI18n()
  const words = useProblemText()

  const nameOf = (job: string) => {
    const key = `jobs.names.${job}`
    return job === '' ? t('jobs.unknown') : te(key) ? t(key) : job
  }
  const overview = useAnswer({
    question: () => ({}),
    ask: (_, signal) => take(api.GET('/api/command/jobs/overview', { signal })),
    everySeconds: 30,
    live: ['jobs'],
  })
  const table = useTablePage<JobRow, object>({
    columns: [
      { key: 'job', title: 'jobs.name', text: ({ job }) => nameOf(job), minWidth: 170 },
      { key: 'subject', title: 'jobs.subject', text: ({ subject }) => subject ?? '—', minWidth: 100 },
      { key: 'state', title: 'jobs.state', minWidth: 110 },
      { key: 'at', title: 'jobs.at', text: ({ at }) => timeText(at), minWidth: 160 },
      { key: 'attempts', title: 'jobs.attempts', align: 'right', minWidth: 90 },
      { key: 'error', title: 'jobs.error', text: ({ error }) => error ?? '—', minWidth: 260 },
      {
        key: 'milliseconds',
        title: 'jobs.duration',
        text: ({ milliseconds }) => {
          if (milliseconds === null) return '—'
          const { key, count } = durationOf(milliseconds)
          return t(`jobs.durations.${key}`, { count })
        },
        minWidth: 100,
      },
      { key: 'deeds', title: 'jobs.deeds', minWidth: 160 },
    ],
    filters: [
      {
        kind: 'select',
        key: 'state',
        title: 'jobs.state',
        options: jobStates.map((value) => ({ value, title: `jobs.states.${value}` })),
      },
    ],
    load: (query, signal) => take(api.GET('/api/command/jobs', { params: { query }, signal })),
    live: ['jobs'],
  })

  async function ask(
    question: string,
    confirm: string,
    deed: () => Promise<unknown>,
    done: string,
  ): Promise<void> {
    if (!(await confirmAction(question, { confirm, cancel: t('common.cancel') }))) return
    try {
      await deed()
      toast.done(done)
    } catch (problem) {
      toast.failed(words(problem))
    }
    await Promise.all([table.reload(), overview.refresh()])
  }
  const one = ({ id }: JobRow) => ({ params: { path: { id } } })

  return {
    overview,
    table,
    nameOf,
    retry: (job: JobRow) =>
      ask(
        t('jobs.retryQuestion', { name: nameOf(job.job) }),
        t('jobs.retry'),
        () => api.POST('/api/command/jobs/{id}/retry', one(job)),
        t('jobs.done'),
      ),
    remove: (job: JobRow) =>
      ask(
        t('jobs.removeQuestion', { name: nameOf(job.job) }),
        t('jobs.remove'),
        () => api.DELETE('/api/command/jobs/{id}', one(job)),
        t('jobs.done'),
      ),
    run: (name: string) =>
      ask(
        t('jobs.runQuestion', { name: nameOf(name) }),
        t('jobs.run'),
        () => api.POST('/api/command/recurring-jobs/{name}/run', { params: { path: { name } } }),
        t('jobs.started'),
      ),
  }
}
