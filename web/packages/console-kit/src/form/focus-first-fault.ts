/** Puts the focus into the first field that is wrong. */
export function focusFirstFault(form: HTMLElement | null | undefined): void {
  const field = form?.querySelector<HTMLElement>('.is-error')
  field?.scrollIntoView({ block: 'center' })
  field
    ?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')
    ?.focus({ preventScroll: true })
}
