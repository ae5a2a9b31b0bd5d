import type { Plugin } from 'postcss'

/**
 * Multiplies every size of type, Vant's too, by `--type`, so that one switch makes all of it big without stretching
 * anything else.
 */
export function typeScale(): Plugin {
  const scaled = (size: string) => `calc(${size} * var(--type, 1))`
  return {
    postcssPlugin: 'paiyi-type-scale',
    Declaration(declaration) {
      const { prop, value } = declaration
      if (!/(^|-)font-size(-|$)/.test(prop) || !/^\d+(\.\d+)?px$/.test(value)) return
      declaration.value = scaled(value)
    },
  }
}
