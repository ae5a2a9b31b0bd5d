import pages from '@paiyi/console-pages/words/zh'
import attributes from '../pages/attributes/words.zh'
import completion from '../pages/completion/words.zh'
import home from '../pages/home/words.zh'
import jobs from '../pages/jobs/words.zh'
import organisations from '../pages/organisations/words.zh'
import regionImports from '../pages/region-imports/words.zh'
import regions from '../pages/regions/words.zh'
import roles from '../pages/roles/words.zh'
import places from '../places/words.zh'

export default {
  ...pages,
  console: { title: '排疫指挥端', settings: '基础资料' },
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
