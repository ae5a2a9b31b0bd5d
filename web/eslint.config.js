import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

export default ts.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', 'web/packages/api/src/generated/**'],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/require-default-prop': 'off',
      'vue/no-undef-components': [
        'error',
        { ignorePatterns: ['^[Ee]l-?[A-Za-z]', '^[Vv]an-?[A-Za-z]', '^[Rr]outer-?(link|Link|view|View)$'] },
      ],
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'vue/multi-word-component-names': 'error',
    },
  },
  prettier,
)
