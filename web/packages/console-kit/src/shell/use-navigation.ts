import { computed } from 'vue'
import { useAccess } from '../access'
import { useConsole } from '../console'

/** The pages that the staff member may see, by task. */
export function useNavigation() {
  const { navigation } = useConsole()
  const { can } = useAccess()
  return computed(() =>
    navigation
      .map((group) => ({
        ...group,
        entries: group.entries.filter(
          ({ permission, searchOnly }) => !searchOnly && (!permission || can(permission)),
        ),
      }))
      .filter(({ entries }) => entries.length > 0),
  )
}
