import pages from '@paiyi/console-pages/words/en'
import attributes from '../pages/attributes/words.en'
import completion from '../pages/completion/words.en'
import home from '../pages/home/words.en'
import jobs from '../pages/jobs/words.en'
import organisations from '../pages/organisations/words.en'
import regionImports from '../pages/region-imports/words.en'
import regions from '../pages/regions/words.en'
import roles from '../pages/roles/words.en'
import places from '../places/words.en'

export default {
  ...pages,
  console: { title: 'Paiyi Command', settings: 'Base data' },
  attributes,
  completion,
  home,
  jobs,
  organisations,
  places,
  regionImports,
  regions,
  roles,
}
