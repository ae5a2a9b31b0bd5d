export { default as LiveSign } from './LiveSign.vue'
export { useLive, type LiveOptions, type LiveTopic } from './use-live'
