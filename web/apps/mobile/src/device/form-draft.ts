/*
 * What somebody types stays in this tab until it is sent: a page that is reloaded, or left by mistake, finds it again.
 * It is forgotten with the tab and when somebody signs out.
 */

const prefix = 'paiyi.draft.'

export function keptDraft<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(prefix + name)
    return text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

export function keepDraft(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // Without a place to keep it, the form itself must do.
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(prefix + name)
  } catch {
    // Nothing was kept.
  }
}

export function dropDrafts(): void {
  try {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(prefix))
      .forEach((key) => sessionStorage.removeItem(key))
  } catch {
    // Nothing was kept.
  }
}
