import { ApiProblem } from '@paiyi/api'
import { computed, onScopeDispose, reactive, ref, shallowRef, toRaw, watch, type Ref } from 'vue'
import { useProblemText } from '../problem-texts'
import { watchForm } from './unsaved-changes'

export interface FormOptions<Values extends object, Result> {
  /** The values to begin with, and to return to on reset. */
  initial: () => Values
  submit: (values: Values) => Promise<Result>
  onDone?: (result: Result) => void
}

/**
 * A form that is sent to the server. The server's messages stand at the fields they name until the field changes;
 * what names no field is the form's message.
 */
export function useForm<Values extends object, Result>({
  initial,
  submit,
  onDone,
}: FormOptions<Values, Result>) {
  const values = ref(initial()) as Ref<Values>
  const saved = ref(JSON.stringify(values.value))
  const errors = ref<Record<string, string>>({})
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  const places = reactive(new Set<string>())
  const words = useProblemText()
  const dirty = computed(() => JSON.stringify(values.value) !== saved.value)

  watch(
    () => written(values.value),
    (now, before) => {
      const kept = Object.entries(errors.value).filter(([path]) => {
        const field = path.split(/[.[]/)[0]!
        return now[field] === before[field]
      })
      errors.value = Object.fromEntries(kept)
    },
    { flush: 'sync' },
  )
  onScopeDispose(watchForm(dirty))

  function reset(): void {
    values.value = initial()
    saved.value = JSON.stringify(values.value)
    errors.value = {}
    problem.value = undefined
  }

  /** Sends the form unless it is being sent; answers whether it was accepted. */
  async function send(): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    errors.value = {}
    problem.value = undefined
    try {
      const result = await submit({ ...toRaw(values.value) })
      saved.value = JSON.stringify(values.value)
      onDone?.(result)
      return true
    } catch (error) {
      problem.value = error
      if (error instanceof ApiProblem) {
        errors.value = Object.fromEntries(
          Object.entries(error.errors).map(([field, messages]) => [field, messages.join(' ')]),
        )
      }
      return false
    } finally {
      busy.value = false
    }
  }

  return reactive({
    values,
    errors,
    problem,
    busy,
    dirty,
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
    place(field: string): () => void {
      places.add(field)
      return () => places.delete(field)
    },
    reset,
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
  submit: () => Promise<boolean>
  reset: () => void
  place: (field: string) => () => void
}
