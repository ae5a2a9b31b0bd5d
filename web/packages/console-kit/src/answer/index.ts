export { default as AnswerView } from './AnswerView.vue'
export { useAnswer, type AnswerOptions } from './use-answer'
