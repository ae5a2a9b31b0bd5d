import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'

interface IssuedFile {
  name: string
  /** Of the file in the memory of this page; nothing of it is kept when the page is left. */
  address: string
  password: string
  accounts: number
  at: string
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The initial passwords of the accounts that an imported list has opened. */
export function useImportedPasswords(importId: number, progress: () => string) {
  const api = useConsoleApi()
  const { t } = useI18n()
  const words = useProblemText()
  const staff = shallowRef<Schemas['ImportedStaff']>()
  const files = shallowRef<IssuedFile[]>([])
  const busy = ref(false)

  async function load(): Promise<void> {
    staff.value = (await api.GET('/staff/of-list', { params: { query: { importId } } })).data
  }
  watch(progress, load, { immediate: true })

  /** Has the server make them, as one encrypted file; again also for accounts with which nobody has signed in yet. */
  async function issue(again: boolean): Promise<void> {
    const texts = { confirm: t('staff.issueAgain'), cancel: t('common.cancel') }
    if (again && !(await confirmAction(t('staff.issueAgainQuestion'), texts))) return
    busy.value = true
    try {
      const issued = await take(api.POST('/staff/initial-passwords', { body: { importId, again } }))
      const bytes = Uint8Array.from(atob(issued.file), (character) => character.charCodeAt(0))
      const file: IssuedFile = {
        name: issued.fileName,
        address: URL.createObjectURL(new Blob([bytes], { type: workbook })),
        password: issued.password,
        accounts: issued.accounts,
        at: new Date().toISOString(),
      }
      if (again) forget()
      files.value = [...files.value, file]
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
      await load()
    }
  }

  function forget(): void {
    for (const { address } of files.value) URL.revokeObjectURL(address)
    files.value = []
  }
  onScopeDispose(forget)

  return reactive({ staff, files, busy, issue })
}
