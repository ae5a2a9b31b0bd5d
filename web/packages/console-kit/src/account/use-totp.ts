import { ApiProblem } from '@paiyi/api'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useForm } from '../form/use-form'
import { toast } from '../notify'
import { useProblemText } from '../problem-texts'
import { useSession } from '../session'

/** The own second factor, on or off as the session says. */
export function useTotp() {
  const session = useSession()
  const { t } = useI18n()
  const words = useProblemText()
  const step = ref<'off' | 'confirm' | 'on'>(session.staff?.totp ? 'on' : 'off')
  const secret = ref('')
  const picture = ref('')
  const busy = ref(false)
  const failure = ref('')

  async function begin(): Promise<void> {
    if (busy.value) return
    busy.value = true
    failure.value = ''
    try {
      const [answer, { renderSVG }] = await Promise.all([session.beginTotp(), import('uqr')])
      secret.value = answer.secret
      picture.value = renderSVG(answer.uri, { border: 0 })
      step.value = 'confirm'
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'accounts.totpAlreadyOn') step.value = 'on'
      else failure.value = words(problem)
    } finally {
      busy.value = false
    }
  }

  const code = useForm({
    initial: () => ({ code: '' }),
    submit: (values) => session.confirmTotp(values.code.trim()),
    onDone: () => {
      code.reset()
      secret.value = picture.value = ''
      step.value = 'on'
      toast.done(t('totp.turnedOn'))
    },
  })

  const removal = useForm({
    initial: () => ({ password: '' }),
    submit: (values) => session.removeTotp(values.password),
    onDone: () => {
      removal.reset()
      step.value = 'off'
      toast.done(t('totp.turnedOff'))
    },
  })

  return { step, secret, picture, busy, failure, begin, code, removal }
}
