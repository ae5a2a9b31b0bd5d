import { computed, onScopeDispose, shallowRef, toValue, watchEffect, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'

const subject = shallowRef<string>()

/** Lets a page about one thing put that thing's name in the title: `usePageTitle(() => person.value?.name)`. */
export function usePageTitle(name: MaybeRefOrGetter<string | undefined>): void {
  watchEffect(() => (subject.value = toValue(name)))
  onScopeDispose(() => (subject.value = undefined))
}

export interface Crumb {
  title: string
  route?: string
}

/** The way from the navigation to this page. */
export function useBreadcrumb() {
  const route = useRoute()
  const router = useRouter()
  const { t } = useI18n()

  return computed<Crumb[]>(() => {
    const crumbs: Crumb[] = []
    let { title, parent } = route.meta
    crumbs.unshift({ title: subject.value ?? (title ? t(title) : '') })
    while (parent) {
      const above = parent
      ;({ title, parent } = router.resolve({ name: above }).meta)
      crumbs.unshift({ title: title ? t(title) : above, route: above })
    }
    return crumbs
  })
}
