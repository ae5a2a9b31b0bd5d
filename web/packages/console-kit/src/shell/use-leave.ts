import { useRouter } from 'vue-router'
import { toast } from '../notify'
import { useProblemText } from '../problem-texts'

/** Signs out in the given way and shows the sign-in page. */
export function useLeave() {
  const router = useRouter()
  const words = useProblemText()

  async function leave(signOut: () => Promise<void>): Promise<void> {
    try {
      await signOut()
      await router.push({ name: 'sign-in' })
    } catch (problem) {
      toast.failed(words(problem))
    }
  }
  return { leave }
}
