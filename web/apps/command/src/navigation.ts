import {
  Bell,
  Checked,
  CopyDocument,
  DataLine,
  Document,
  Download,
  EditPen,
  Files,
  Finished,
  FirstAidKit,
  Flag,
  Grid,
  HomeFilled,
  House,
  Key,
  Lock,
  MapLocation,
  OfficeBuilding,
  Place,
  Postcard,
  Refresh,
  Sort,
  Switch,
  Tickets,
  Timer,
  Upload,
  UploadFilled,
  User,
  View,
  Warning,
} from '@element-plus/icons-vue'
import type { NavigationGroup } from '@paiyi/console-kit'
import { bulkPermissions } from '@paiyi/console-pages/bulk-actions/deeds'
import { listEntries } from '@paiyi/console-pages/lists/kinds'

export const navigation: NavigationGroup[] = [
  { entries: [{ route: 'home', title: 'home.title', icon: HomeFilled }] },
  {
    title: 'navigation.people',
    entries: [
      { route: 'persons', title: 'persons.title', icon: User, permission: 'personsRead' },
      { route: 'households', title: 'households.title', icon: House, permission: 'personsRead' },
      { route: 'duplicates', title: 'duplicates.title', icon: CopyDocument, permission: 'duplicatesRead' },
      { route: 'requests', title: 'requests.title', icon: Tickets, permission: 'personsRead' },
      {
        route: 'return-applications',
        title: 'returnApplications.title',
        icon: Checked,
        permission: 'returnApplicationsRead',
      },
      { route: 'rosters', title: 'rosters.title', icon: Upload, permission: 'rostersImport' },
      ...listEntries(['organisations', 'staff', 'passages', 'tests', 'marks']),
      { route: 'bulk-actions', title: 'bulkActions.title', icon: Files, permission: bulkPermissions },
    ],
  },
  {
    title: 'navigation.declarations',
    entries: [
      { route: 'completion', title: 'completion.title', icon: DataLine, permission: 'declarationsRead' },
      { route: 'declarations', title: 'declarations.title', icon: EditPen, permission: 'declarationsRead' },
      {
        route: 'missing-declarations',
        title: 'declarations.missing',
        icon: Warning,
        permission: 'declarationsRead',
      },
    ],
  },
  {
    title: 'navigation.healthCodes',
    entries: [
      { route: 'health-codes', title: 'healthCodes.title', icon: Postcard, permission: 'healthCodesRead' },
      { route: 'colour-changes', title: 'healthCodes.changes', icon: Sort, permission: 'healthCodesRead' },
      { route: 'marks', title: 'marks.title', icon: Flag, permission: 'healthCodesRead' },
      { route: 'tests', title: 'tests.title', icon: FirstAidKit, permission: 'testsRead' },
      { route: 'rule-sets', title: 'healthCodes.rules', icon: Document, permission: 'policiesRead' },
    ],
  },
  {
    title: 'navigation.passages',
    entries: [
      { route: 'checkpoints', title: 'checkpoints.title', icon: Place, permission: 'passagesRead' },
      { route: 'passages', title: 'passages.title', icon: Switch, permission: 'passagesRead' },
      { route: 'hand-overs', title: 'handOvers.title', icon: Refresh, permission: 'passagesRead' },
    ],
  },
  {
    title: 'console.settings',
    entries: [
      {
        route: 'organisations',
        title: 'organisations.title',
        icon: OfficeBuilding,
        permission: 'organisationsRead',
      },
      { route: 'regions', title: 'regions.title', icon: MapLocation, permission: 'regionsRead' },
      {
        route: 'region-imports',
        title: 'regionImports.title',
        icon: UploadFilled,
        permission: 'regionsWrite',
      },
      { route: 'attributes', title: 'attributes.title', icon: Grid, permission: 'policiesRead' },
    ],
  },
  {
    title: 'navigation.system',
    entries: [
      { route: 'notices', title: 'notices.title', icon: Bell, permission: 'noticesRead' },
      { route: 'staff', title: 'staff.title', icon: Key, permission: 'staffRead' },
      { route: 'roles', title: 'roles.title', icon: Lock, permission: 'staffRead' },
      { route: 'jobs', title: 'jobs.title', icon: Timer, permission: 'jobsRead' },
      { route: 'audit', title: 'audit.title', icon: View, permission: 'auditRead' },
      { route: 'exports', title: 'exports.title', icon: Finished, permission: 'auditRead' },
      { route: 'own-exports', title: 'exports.own', icon: Download, permission: 'personsExport' },
    ],
  },
]
