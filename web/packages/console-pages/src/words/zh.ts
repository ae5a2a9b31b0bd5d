import audit from '../audit/words.zh'
import bulkActions from '../bulk-actions/words.zh'
import checkpoints from '../passages/checkpoints.zh'
import declarations from '../declarations/words.zh'
import duplicates from '../duplicates/words.zh'
import exports from '../exports/words.zh'
import handOvers from '../passages/hand-overs.zh'
import healthCodes from '../health-codes/words.zh'
import households from '../households/words.zh'
import lists from '../lists/words.zh'
import marks from '../marks/words.zh'
import navigation from './navigation.zh'
import notices from '../notices/words.zh'
import passages from '../passages/words.zh'
import permissions from '../permissions/words.zh'
import persons from '../persons/words.zh'
import requests from '../requests/words.zh'
import returnApplications from '../return-applications/words.zh'
import rosters from '../rosters/words.zh'
import staff from '../staff/words.zh'
import symptoms from '../declarations/symptoms.zh'
import tests from '../tests/words.zh'

export default {
  audit,
  bulkActions,
  checkpoints,
  declarations,
  duplicates,
  exports,
  handOvers,
  healthCodes,
  households,
  lists,
  marks,
  navigation,
  notices,
  passages,
  permissions,
  persons,
  requests,
  returnApplications,
  rosters,
  staff,
  symptoms,
  tests,
}
