import audit from '../audit/words.en'
import bulkActions from '../bulk-actions/words.en'
import checkpoints from '../passages/checkpoints.en'
import declarations from '../declarations/words.en'
import duplicates from '../duplicates/words.en'
import exports from '../exports/words.en'
import handOvers from '../passages/hand-overs.en'
import healthCodes from '../health-codes/words.en'
import households from '../households/words.en'
import lists from '../lists/words.en'
import marks from '../marks/words.en'
import navigation from './navigation.en'
import notices from '../notices/words.en'
import passages from '../passages/words.en'
import permissions from '../permissions/words.en'
import persons from '../persons/words.en'
import requests from '../requests/words.en'
import returnApplications from '../return-applications/words.en'
import rosters from '../rosters/words.en'
import staff from '../staff/words.en'
import symptoms from '../declarations/symptoms.en'
import tests from '../tests/words.en'

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
