export { createApi, take, type Api, type ApiOptions, type Audience, type QueryOf } from './client'
export { rememberedLanguage, rememberLanguage, type Language } from './language'
export { createLiveFeed, type LiveFeed, type LiveFeedOptions, type LiveState } from './live-feed'
export { ApiProblem } from './problem'
export { problemText, type ProblemTexts } from './problem-text'
export type {
  Credentials,
  SessionRow,
  Staff,
  StaffAccountPaths,
  StaffSession,
  TotpSecret,
} from './staff-session'
export type { UploadOptions } from './transport'
