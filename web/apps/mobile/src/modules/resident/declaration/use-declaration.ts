import { ApiProblem } from '@paiyi/api'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, isPassing, type Schemas } from '../../../api'
import { dropDraft, keepDraft, keptDraft } from '../../../device/form-draft'
import { dayText } from '../../../device/time'
import { newKey } from '../../../device/uuid'
import { takeKept } from '../../../parts/take-kept'
import { useLoaded } from '../../../parts/use-loaded'
import { watchForm } from '../../../unsaved-changes'
import { problemWords, spokenLanguage, t } from '../../../words'
import { citizen } from '../citizen'
import { answers, sendAnswer, type Answer } from './answers'
import { answersOf, checkDraft, draftOf, freshDraft, type Draft, type DraftProblems } from './draft'

export interface DeclarationStart {
  form: Schemas['DeclarationFormView']
  person: Schemas['OwnPerson']
  /** What was declared before, the newest first. */
  earlier: Schemas['OwnDeclaration'][]
}

/** The questions of the declaration; kept on the phone, so that they are there without a network. */
export function readForm(): Promise<Schemas['DeclarationFormView']> {
  return takeKept(`declaration-form:${spokenLanguage()}`, (signal) =>
    api.GET('/api/mobile/declaration-form', { signal }),
  )
}

async function begin(personId: number): Promise<DeclarationStart> {
  const params = { path: { personId } }
  const [form, people, history] = await Promise.all([
    readForm(),
    takeKept('people', (signal) => api.GET('/api/mobile/people', { signal })),
    takeKept(`declarations:${personId}`, (signal) =>
      api.GET('/api/mobile/people/{personId}/declarations', { params, signal }),
    ).catch((error: unknown) => {
      if (isPassing(error)) return { items: [] }
      throw error
    }),
  ])
  const person = people.items.find((one) => one.id === personId)
  if (!person) throw new ApiProblem('http.404', 404, 'HTTP 404')
  return { form, person, earlier: history.items.filter((one) => !one.superseded) }
}

/**
 * The declaration of one person for today, or the correction of it. Each answer has a key of its own, so that
 * sending it twice stores it once; without a network, or while the server is down, the answer stays on this phone and
 * is sent by itself. `onDone` then learns its key.
 */
export function useDeclaration(personId: number, correcting: boolean, onDone: (keptKey?: string) => void) {
  const start = useLoaded(() => begin(personId))
  const draft = ref<Draft>()
  const problems = ref<DraftProblems>({})
  const message = ref('')
  /** What another phone, or this one, has declared already. */
  const declaredBefore = ref('')
  const busy = ref(false)
  const untouched = ref('')
  const today = shallowRef<Schemas['OwnDeclaration']>()
  let key = newKey()
  const draftName = `declaration.${personId}.${dayText()}`

  watch(start.value, (now) => {
    if (!now || draft.value) return
    const latest = now.earlier[0]
    today.value = latest?.day === dayText() ? latest : undefined
    const questions = now.form.attributes
    draft.value = correcting && today.value ? draftOf(questions, today.value) : freshDraft(questions, latest)
    untouched.value = JSON.stringify(draft.value)
    // What was typed before the page was reloaded, or the session lost, is still there.
    const typed = correcting ? undefined : keptDraft<Draft>(draftName)
    if (typed && !today.value) draft.value = { ...draft.value, ...typed }
  })

  const dirty = computed(() => draft.value !== undefined && JSON.stringify(draft.value) !== untouched.value)
  onScopeDispose(watchForm(dirty))
  watch(
    draft,
    (now) => {
      if (!correcting && dirty.value) keepDraft(draftName, now)
      if (Object.keys(problems.value).length > 0) check()
    },
    { deep: true },
  )

  function check(): boolean {
    const found = checkDraft(draft.value!, start.value.value!.form.attributes)
    problems.value = Object.fromEntries(
      Object.entries(found).map(([field, word]) => [field, t(`resident.problem.${word}`)]),
    )
    return Object.keys(found).length === 0
  }

  function answer(): Answer {
    const now = new Date().toISOString()
    const { form, person } = start.value.value!
    // A correction belongs to the day that it corrects, also when midnight has passed since: the server decides.
    const corrected = correcting ? today.value : undefined
    return {
      clientKey: key,
      owner: citizen.phone.value ?? '',
      queuedAt: now,
      personId,
      personName: person.name,
      corrects: corrected?.version,
      request: {
        clientKey: key,
        day: corrected?.day ?? dayText(now),
        answeredAt: now,
        ...answersOf(draft.value!, form.attributes),
      } as Answer['request'],
    }
  }

  async function submit(): Promise<void> {
    if (busy.value || !draft.value || !check()) return
    busy.value = true
    message.value = ''
    declaredBefore.value = ''
    const given = answer()
    try {
      const keptBefore = answers.items.value.some((item) => item.personId === personId && !item.refusal)
      if (!navigator.onLine || keptBefore) throw ApiProblem.unreachable()
      await sendAnswer(given)
      leave()
    } catch (error) {
      if (isPassing(error)) {
        await answers.add(given)
        leave(given.clientKey)
      } else {
        refuse(error)
      }
    } finally {
      busy.value = false
    }
  }

  function leave(keptKey?: string): void {
    untouched.value = JSON.stringify(draft.value)
    dropDraft(draftName)
    onDone(keptKey)
  }

  function refuse(error: unknown): void {
    key = newKey()
    if (error instanceof ApiProblem) {
      problems.value = Object.fromEntries(
        Object.entries(error.errors).map(([field, texts]) => [field, texts.join(' ')]),
      )
      if (error.code === 'declarations.alreadyDeclared') {
        declaredBefore.value = problemWords(error)
        return
      }
    }
    message.value = problemWords(error)
  }

  return { start, draft, problems, message, declaredBefore, busy, dirty, today, submit }
}
