import { ApiProblem } from '@paiyi/api'
import { afterEach, expect, test, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { hasUnsavedChanges } from './unsaved-changes'
import { useForm } from './use-form'

const refusal = (errors: Record<string, string[]>, title = 'Please correct') =>
  new ApiProblem('request.invalid', 400, title, undefined, errors)

let scope: EffectScope
afterEach(() => scope.stop())

function open(submit: () => Promise<unknown>) {
  scope = effectScope()
  const form = scope.run(() => useForm({ initial: () => ({ name: '', phone: '' }), submit }))!
  form.place('name')
  form.place('phone')
  return form
}

test('A message stands at its field until that field changes', async () => {
  const form = open(() => Promise.reject(refusal({ name: ['Too short'], phone: ['Unknown', 'Twice'] })))
  expect(await form.submit()).toBe(false)
  expect(form.errors).toEqual({ name: 'Too short', phone: 'Unknown Twice' })
  form.values.phone = '138'
  expect(form.errors).toEqual({ name: 'Too short' })
})

test('A message inside a nested value leaves with a change of that value', async () => {
  scope = effectScope()
  const form = scope.run(() =>
    useForm({
      initial: () => ({ address: { street: '' }, name: '' }),
      submit: () => Promise.reject(refusal({ 'address.street': ['Missing'], name: ['Missing'] })),
    }),
  )!
  await form.submit()
  form.values.address.street = '珞喻路'
  expect(form.errors).toEqual({ name: 'Missing' })
})

test('A message for a field that the form does not show is told with the form', async () => {
  const form = open(() => Promise.reject(refusal({ name: ['Too short'], birthday: ['In the future'] })))
  await form.submit()
  expect(form.message).toBe('Please correct In the future')
})

test('A message that already stands at its field is not repeated', async () => {
  const form = open(() => Promise.reject(refusal({ name: ['Taken'] }, 'Taken')))
  await form.submit()
  expect(form.message).toBe('')
})

test('A form is sent once at a time', async () => {
  let finish = () => {}
  const submit = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  const form = open(submit)
  const first = form.submit()
  expect(form.busy).toBe(true)
  expect(await form.submit()).toBe(false)
  finish()
  expect(await first).toBe(true)
  expect(submit).toHaveBeenCalledOnce()
  expect(form.busy).toBe(false)
})

test('A form is dirty from the first change until it is accepted, reset or closed', async () => {
  const form = open(() => Promise.resolve())
  expect(hasUnsavedChanges()).toBe(false)
  form.values.name = '王敏'
  expect(hasUnsavedChanges()).toBe(true)
  await form.submit()
  expect(hasUnsavedChanges()).toBe(false)
  form.values.name = '李华'
  form.reset()
  expect(form.values).toEqual({ name: '', phone: '' })
  expect(hasUnsavedChanges()).toBe(false)
  form.values.name = '李华'
  scope.stop()
  expect(hasUnsavedChanges()).toBe(false)
})
