import { loadPageEarly } from '@paiyi/console-kit/early-page'
import { routes } from './routes'

// The page's own script is fetched beside the console's, not after it.
loadPageEarly(import.meta.env.BASE_URL, routes)
void import('./main')
