import { ApiProblem } from '@paiyi/api'
import { computed, onScopeDispose, reactive, ref, shallowRef, toRaw, watch, type Ref } from 'vue'
import { useProblemText } from '../problem-texts'
import { conflictOf, merged, type ConflictField } from './conflict'
import { draftsOf, type Draft } from './drafts'
import { faultOf, type FieldRules, type Place } from './rules'
import { watchForm } from './unsaved-changes'

export interface FormOptions<Values extends object, Result> {
  /** The values to begin with, and to return to on reset. */
  initial: () => Values
  /** Sends the values; the version is the one that they were read with. */
  submit: (values: Values, version: number) => Promise<Result>
  onDone?: (result: Result) => void
  /** What the API demands of the request's fields. */
  rules?: FieldRules | (() => FieldRules)
  /** What is wrong beyond that, by field. */
  check?: (values: Values) => Record<string, string | undefined>
  /** Keeps what was typed on this device, by form and record, without the fields to omit: personal numbers never. */
  draft?: { name: string; record?: () => string | number | undefined; omit?: (keyof Values & string)[] }
  /** A record that others may change meanwhile: its version, how to read it again (what it does not
   * tell stays as typed), and words for values. */
  record?: {
    version: () => number | undefined
    latest: () => Promise<{ values: Partial<Values>; version: number }>
    text?: (field: string, value: unknown) => string | undefined
  }
}

/**
 * A form that is sent to the server. What the API would refuse is said before, when a field is left; the server's
 * messages stand at the fields they name until the field changes; what names no field is the form's message.
 */
export function useForm<Values extends object, Result>(options: FormOptions<Values, Result>) {
  const { initial, submit, onDone, record } = options
  const values = ref(initial()) as Ref<Values>
  const saved = ref(JSON.stringify(values.value))
  const version = ref(record?.version() ?? 0)
  const errors = ref<Record<string, string>>({})
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  const places = reactive(new Map<string, Place>())
  const conflict = ref<ConflictField[]>()
  const offered = shallowRef<Draft>()
  const words = useProblemText()
  const dirty = computed(() => JSON.stringify(values.value) !== saved.value)
  const drafts =
    options.draft && draftsOf(options.draft.name, () => options.draft?.record?.(), options.draft.omit ?? [])
  let timer: ReturnType<typeof setTimeout> | undefined
  let theirs: { values: Values; version: number } | undefined

  watch(
    () => written(values.value),
    (now, before) => {
      const kept = Object.entries(errors.value).filter(([path]) => {
        const field = path.split(/[.[]/)[0]!
        return now[field] === before[field]
      })
      errors.value = Object.fromEntries(kept)
      if (!drafts) return
      clearTimeout(timer)
      timer = setTimeout(() => dirty.value && drafts.keep(values.value), 400)
    },
    { flush: 'sync' },
  )
  onScopeDispose(watchForm(dirty))
  onScopeDispose(() => clearTimeout(timer))

  function reset(): void {
    clearTimeout(timer)
    values.value = initial()
    saved.value = JSON.stringify(values.value)
    version.value = record?.version() ?? 0
    errors.value = {}
    problem.value = undefined
    conflict.value = undefined
    offered.value = drafts?.read()
    clearTimeout(timer)
  }

  function restore(): void {
    values.value = { ...values.value, ...(offered.value?.values as Partial<Values>) }
    offered.value = undefined
  }

  function dropDraft(): void {
    clearTimeout(timer)
    drafts?.drop()
    offered.value = undefined
  }

  /** What is wrong with one field as it stands. */
  function faultAt(field: string): string | undefined {
    const rules = typeof options.rules === 'function' ? options.rules() : options.rules
    const value = field
      .split('.')
      .reduce<unknown>((at, key) => (at as Values | undefined)?.[key as never], values.value)
    return faultOf(value, rules?.[field], places.get(field)) ?? options.check?.(toRaw(values.value))[field]
  }

  /** Says what is wrong with a field that is left. */
  function leave(field: string): void {
    const fault = faultAt(field)
    if (fault) errors.value = { ...errors.value, [field]: fault }
  }

  /** Sends the form unless it is being sent or something is wrong in it; answers whether it was accepted. */
  async function send(): Promise<boolean> {
    if (busy.value) return false
    problem.value = undefined
    errors.value = Object.fromEntries(
      [...places.keys()].map((field) => [field, faultAt(field)]).filter(([, fault]) => fault) as [
        string,
        string,
      ][],
    )
    if (Object.keys(errors.value).length > 0) return false
    busy.value = true
    try {
      const result = await submit({ ...toRaw(values.value) }, version.value)
      saved.value = JSON.stringify(values.value)
      dropDraft()
      onDone?.(result)
      return true
    } catch (error) {
      await refused(error)
      return false
    } finally {
      busy.value = false
    }
  }

  async function refused(error: unknown): Promise<void> {
    if (error instanceof ApiProblem && error.code === 'changedMeanwhile' && record) {
      try {
        const latest = await record.latest()
        theirs = { values: { ...toRaw(values.value), ...latest.values }, version: latest.version }
        conflict.value = conflictOf(JSON.parse(saved.value) as object, values.value, theirs.values)
        return
      } catch {
        // The record is gone or cannot be read: the first problem says what to do.
      }
    }
    problem.value = error
    if (error instanceof ApiProblem) {
      errors.value = Object.fromEntries(
        Object.entries(error.errors).map(([field, messages]) => [field, messages.join(' ')]),
      )
    }
  }

  /** After a conflict: saves what was chosen on the version of the other. */
  async function resolve(): Promise<boolean> {
    if (!theirs || !conflict.value || busy.value) return false
    values.value = merged(toRaw(values.value), toRaw(conflict.value))
    saved.value = JSON.stringify(theirs.values)
    version.value = theirs.version
    conflict.value = undefined
    return send()
  }

  return reactive({
    values,
    errors,
    problem,
    busy,
    dirty,
    conflict,
    offered,
    /** Words for the whole form: the problem's own, and those of fields that the form does not show. */
    message: computed(() => {
      if (!problem.value) return ''
      const homeless = Object.entries(errors.value).filter(([field]) => !places.has(field))
      const placed = Object.keys(errors.value).length > homeless.length
      const general = words(problem.value)
      const repeated = placed && Object.values(errors.value).includes(general)
      return [repeated ? '' : general, ...homeless.map(([, text]) => text)].filter(unique).join(' ')
    }),
    /** Says that the form shows a field; answers how to take that back. */
    place(field: string, about: Place = {}): () => void {
      places.set(field, about)
      return () => places.delete(field)
    },
    labelOf: (field: string) => places.get(field)?.label ?? field,
    textOf: (field: string, value: unknown) => record?.text?.(field, value),
    leave,
    reset,
    restore,
    dropDraft,
    resolve,
    keepEditing: () => (conflict.value = undefined),
    submit: send,
  })
}

/** Every field in a form that can be compared, whatever is nested in it. */
function written(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, JSON.stringify(value)]))
}

const unique = (text: string, index: number, all: string[]) => text !== '' && all.indexOf(text) === index

/** A form of unknown values, for components that show one. */
export interface AnyForm {
  errors: Record<string, string>
  busy: boolean
  dirty: boolean
  message: string
  conflict: ConflictField[] | undefined
  offered: Draft | undefined
  submit: () => Promise<boolean>
  reset: () => void
  restore: () => void
  dropDraft: () => void
  resolve: () => Promise<boolean>
  keepEditing: () => void
  place: (field: string, about?: Place) => () => void
  labelOf: (field: string) => string
  textOf: (field: string, value: unknown) => string | undefined
  leave: (field: string) => void
}
