import type { useI18n } from 'vue-i18n'
import { actions } from './actions'

/** The words for a deed in the trail; a deed that is newer than these pages keeps the server's name. */
export function actionText(t: ReturnType<typeof useI18n>['t'], action: string): string {
  return (actions as readonly string[]).includes(action) ? t(`audit.actions.${action}`) : action
}
