import { take } from '@paiyi/api'
import { rules } from '@paiyi/api/rules'
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
    initial: () => valuesOf(attribute()),
    // The choices are one text here.
    rules: { ...rules.AddAttributeRequest, choices: {} },
    draft: { name: 'attribute', record: () => attribute()?.id },
    record: {
      version: () => attribute()?.version,
      latest: async () => {
        const { items } = await take(api.GET('/api/command/attributes'))
        const now = items.find(({ id }) => id === attribute()?.id)!
        return { values: valuesOf(now), version: now.version }
      },
    },
    submit: async ({ key, type, choices, ...rest }, version): Promise<void> => {
      const now = attribute()
      const body = {
        ...rest,
        choices: type === 'choice' ? choicesOf(choices) : [],
        position: now?.position ?? position(),
      }
      if (now) {
        await api.PUT('/api/command/attributes/{id}', {
          params: { path: { id: now.id } },
          body: { ...body, version },
        })
      } else {
        await api.POST('/api/command/attributes', { body: { ...body, key, type } })
      }
    },
    onDone,
  })
}

function valuesOf(now: Attribute | undefined) {
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
}

/** One choice per line. */
function choicesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
