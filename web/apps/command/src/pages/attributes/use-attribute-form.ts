import { useForm } from '@paiyi/console-kit/form'
import { api } from '../../api'
import type { Attribute } from './attribute'

interface Options {
  attribute: () => Attribute | undefined
  /** Where a new one is put. */
  position: () => number
  onDone: () => void
}

export function useAttributeForm({ attribute, position, onDone }: Options) {
  return useForm({
    initial: () => {
      const now = attribute()
      return {
        key: now?.key ?? '',
        labelZh: now?.labelZh ?? '',
        labelEn: now?.labelEn ?? '',
        type: now?.type ?? ('text' as Attribute['type']),
        choices: now?.choices.join('\n') ?? '',
        required: now?.required ?? false,
        inRoster: now?.inRoster ?? true,
        inDeclaration: now?.inDeclaration ?? false,
      }
    },
    submit: async ({ key, type, choices, ...rest }): Promise<void> => {
      const now = attribute()
      const body = {
        ...rest,
        choices: type === 'choice' ? choicesOf(choices) : [],
        position: now?.position ?? position(),
      }
      if (now) {
        await api.PUT('/api/command/attributes/{id}', {
          params: { path: { id: now.id } },
          body: { ...body, version: now.version },
        })
      } else {
        await api.POST('/api/command/attributes', { body: { ...body, key, type } })
      }
    },
    onDone,
  })
}

/** One choice per line. */
function choicesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
