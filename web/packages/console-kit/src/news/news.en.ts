import type { NewsEntry } from './use-news'

const entries: NewsEntry[] = [
  {
    day: '2026-11-30',
    title: 'More lists can be imported',
    text: '“Import lists” takes staff accounts, passages and test results: checked first, undone for 30 days. New accounts get initial passwords of their own, in an encrypted file that is made once for whoever committed the list. The page “Test results” is new; positive results and those to be repeated change health codes.',
  },
  {
    day: '2026-11-30',
    title: 'Possible duplicates, and merging',
    text: 'Persons who are alike by name or sound, day of birth or phone wait under “Possible duplicates”; imports do not stop. Compare two records side by side, choose field by field, and merge; it can be undone for 30 days, and “not the same person” is remembered.',
  },
  {
    day: '2026-11-23',
    title: 'Sorted lists, and households',
    text: 'Press the head of a column to sort: names by sound, declarations by time or temperature, passages and the trail by time; on a phone choose above the list. The new page Households shows who of a home has not declared or is not green.',
  },
  {
    day: '2026-11-23',
    title: 'Behind every figure its list',
    text: 'Home shows organisations too, and every figure, also of past days, refused passages and changed colours, opens the list that it counts.',
  },
  {
    day: '2026-11-23',
    title: 'Lists of regions are imported',
    text: 'Upload a list of GB/T 2260 (Excel or CSV), see what would be added, renamed, moved and withdrawn, and apply it once you agree.',
  },
  {
    day: '2026-11-23',
    title: 'Jobs at a glance',
    text: 'System administrators see recurring and failed jobs and what waits, and try again, delete or run at once.',
  },
  {
    day: '2026-11-23',
    title: 'Hand-overs of gates',
    text: 'Both consoles show who handed which gate to whom and when, with the counts of the shift.',
  },
  {
    day: '2026-11-23',
    title: 'Notices to named persons',
    text: 'Send a notice from the page of a person, or to those who are ticked in the list or found by its filter. How many it reaches is shown before, who has read it afterwards.',
  },
  {
    day: '2026-11-23',
    title: 'Decisions are told by themselves',
    text: 'Residents find in the app what became of their requests and of the return of their organisation, with the reason; open lists of requests and applications update by themselves, and what waits comes first.',
  },
  {
    day: '2026-11-23',
    title: 'Roles of your own',
    text: 'System administrators change what each role may and make new ones; it holds at once for everybody who has the role.',
  },
  {
    day: '2026-11-23',
    title: 'Return applications',
    text: 'Organisations apply online to reopen or for people to return, with files; the district decides online. What must be corrected appears on the first page.',
  },
  {
    day: '2026-11-23',
    title: 'Straight there: Ctrl K',
    text: 'Press Ctrl K on any page (⌘ K on a Mac) and type a page, a name, the last four digits of a phone, the last four characters of a document, or an organisation.',
  },
  {
    day: '2026-11-23',
    title: 'What you type is not lost',
    text: 'Forms keep a draft, without document numbers and phones; open the form again to restore it. When two people change one record, you choose field by field.',
  },
  {
    day: '2026-11-23',
    title: 'Mistakes are told at once',
    text: 'Each field is checked as you leave it. Type days as 2012-3-5, 20120305 or 2012/3/5, and phones with spaces.',
  },
  {
    day: '2026-11-23',
    title: 'Help and looks',
    text: 'The question mark at the top explains the page in short. Choose light, dark or the device’s own look; your account remembers it, and your language.',
  },
]
export default entries
