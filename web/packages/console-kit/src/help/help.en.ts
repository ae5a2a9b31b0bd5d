import type { HelpTexts } from './help-of'

const texts: HelpTexts = {
  'command home': {
    what: 'Your region today: declarations, red and yellow codes, passages, and the areas below compared.',
    hints: [
      'Click any figure to open the list behind it.',
      'Click an area to go one level down; the path above leads back.',
      'The figures update by themselves.',
    ],
  },
  'organisation home': {
    what: 'Your organisation today: who has not declared, whose colour changed, how many passed the gates.',
    hints: [
      'Click any figure to open the list behind it.',
      'Remind everybody of a group who has not declared with one click.',
    ],
  },
  persons: {
    what: 'Everybody in your scope.',
    hints: [
      'Tick persons, or everybody whom the filter finds, to send them a notice.',
      'Filter by name, area, organisation, colour or today’s declaration. The address keeps the filters: save it, or send it to a colleague.',
      'Press the head of “Name” to sort by sound (pinyin), again for the reverse; on a phone choose the order above the list. A saved view keeps it.',
      'Use “Find by number” for documents and phones, or press Ctrl K and type the last four characters: they never stand in an address.',
      'Lists show only part of a number. Seeing all of it takes a reason, which is recorded.',
    ],
  },
  households: {
    what: 'The households of your scope: who lives together, declarations today and health codes.',
    hints: [
      'Filter by a member’s name, the area, “somebody is missing” and “somebody is not green”.',
      'A row shows its members, a name opens the person; who may, adds members by number or takes them out.',
      'Only members of your scope are shown.',
    ],
  },
  'bulk-actions': {
    what: 'What was done to many persons, accounts, organisations, checkpoints or applications at once: by whom, when, to how many, and how many were passed over.',
    hints: [
      'Tick rows of a list, or choose everything of its filter, to begin one. Here stand those that you could have begun.',
      'Click a row to see what was passed over, and why.',
      'It can be undone for seven days; what was changed again since stays. Reminders, sign-outs and decisions cannot be undone.',
    ],
  },
  person: {
    what: 'One person: data, household, organisations, colour with its reasons, and everything recorded.',
    hints: [
      'The eye shows a full number; it asks for a reason.',
      'If somebody else saves at the same time, you choose field by field.',
    ],
  },
  duplicates: {
    what: 'Pairs of persons in your scope who may be the same: found by imports, when a person is added, and every night.',
    hints: [
      'Open a pair to see both side by side, with the reasons. The score only helps to begin with the likely ones.',
      '“Not the same person” is remembered and never asked again; you can take it back.',
      'Pairs across two districts are seen by the office above both.',
    ],
  },
  duplicate: {
    what: 'Two records side by side: decide whether they are one person, and which values are right.',
    hints: [
      'Choose which record is kept, then the right value where they differ; Tab and the arrow keys do it without a mouse.',
      'After a merge the person who is kept has the records of both; the old address and health code lead there.',
      'A merge can be undone for 30 days. What was added or changed since stays with the person who was kept.',
      'An organisation merges only persons of its own roster alone, and keeps the record whose name and document are right.',
    ],
  },
  requests: {
    what: 'What residents ask for on their phones: new household members, leaving a household, corrections.',
    hints: [
      'Open a row, compare the picture of the proof, and approve or return the request.',
      'The applicant reads why it was returned: say what is missing.',
      'Looks at pictures and numbers are recorded; the person sees which office looked.',
    ],
  },
  rosters: {
    what: 'Import an organisation’s roster from Excel.',
    hints: [
      'Download the template, fill its columns, upload it.',
      'The file is checked first: who would be added, what would change, what is wrong. Nothing is written until you commit it.',
      'The work goes on in the background; you may close the page.',
      'Rows that were refused come back marked in the same sheet. Correct them and upload it again: nobody is added twice.',
    ],
  },
  import: {
    what: 'What became of one import: rows added, updated, repeated and refused.',
    hints: ['Download the marked file: red cells say what is wrong and how to mend it.'],
  },
  'command completion': {
    what: 'How many have declared on a day, area by area.',
    hints: ['Click an area to go one level down.', 'Click the number missing to open the list.'],
  },
  'organisation completion': {
    what: 'How many have declared in each class or department, and who has not.',
    hints: [
      'Remind a group by text message or notice; nobody is reminded twice in a short time.',
      'Export the list to make telephone calls.',
      'Tick persons of the list to remind them, to write to them or to move them at once.',
    ],
  },
  declarations: {
    what: 'Every declaration of a day.',
    hints: [
      'Filter by temperature or symptoms.',
      'A corrected declaration shows its latest version; the earlier ones stand on the person’s page.',
    ],
  },
  'missing-declarations': {
    what: 'Who has not declared today.',
    hints: [
      '“Last declared” shows who has been silent for long.',
      'Check the filters before you export.',
      'Tick those who are missing today to remind them or write to them at once.',
    ],
  },
  'health-codes': {
    what: 'Everybody’s current colour and its reasons.',
    hints: [
      'Colours follow published rules; the reasons name them.',
      'Click a name to see how it came about.',
      'Tick rows to write to them, to give them a value or to move them at once.',
    ],
  },
  'colour-changes': {
    what: 'Whose colour changed within some days.',
    hints: [
      'Filter by the new colour, such as red today.',
      'The same colour on both sides means that only the reasons changed.',
    ],
  },
  marks: {
    what: 'Manual marks: one officer proposes, another confirms, and each ends by itself.',
    hints: ['Nobody confirms an own proposal.', 'A mark can be withdrawn early, with a reason.'],
  },
  'rule-sets': {
    what: 'The versions of the health code rules and when they apply.',
    hints: [
      'Rules are read only; new versions come with a release.',
      'Every reason leads back to a rule here.',
    ],
  },
  checkpoints: {
    what: 'The gates: who keeps them, and how many passed today.',
    hints: [
      'Make gatekeepers’ accounts under “Staff” first, then assign them here.',
      'A closed gate records no passages; what was recorded stays.',
    ],
  },
  passages: {
    what: 'What happened at the gates.',
    hints: ['Filter by day, gate and outcome.', 'A refused passage says why.'],
  },
  organisations: {
    what: 'The organisations of your scope.',
    hints: [
      'An archived organisation disappears and its accounts are disabled; first archive or move those below it.',
      'Credit codes are checked, and each belongs to one organisation only.',
      'The tree shows what belongs to what: campuses to their school group, plants to their company. A parent gains no rights by it.',
    ],
  },
  organisation: {
    what: 'One organisation and the size of its groups.',
    hints: [
      'Click a group to see its members.',
      'Figures beside subordinate organisations lead to the lists behind them.',
    ],
  },
  regions: {
    what: 'The tree of administrative divisions. Codes follow GB/T 2260, with sub-districts and communities below.',
    hints: [
      'A new name keeps the code.',
      'Withdrawn divisions keep their history; those below must be withdrawn first.',
    ],
  },
  'region-imports': {
    what: 'Import lists of regions (GB/T 2260) from Excel or CSV.',
    hints: [
      'A list is checked first: what is added, renamed, moved, withdrawn or wrong. Nothing changes before you apply it.',
      'Regions that the file does not name are withdrawn only when you say that it is complete.',
      'You may export the regions, change the file, and import it.',
    ],
  },
  'region-import': {
    what: 'What one import would change.',
    hints: [
      'Click a number above to see only those; “Export” gives the result of each row.',
      'Wrong rows are left out; the remark says why.',
      'When regions have changed since the check, check again before applying it.',
    ],
  },
  'list-kinds': {
    what: 'The lists that you may import, and earlier imports.',
    hints: [
      'Choose a list, fill in its template and upload it. It is checked first; nothing is written until you commit it.',
      'Press Ctrl K and type “import” to open one at once.',
      'Earlier imports stand below and can be undone for 30 days.',
    ],
  },
  tests: {
    what: 'Nucleic acid and antigen tests of the persons of your scope.',
    hints: [
      'Positive and inconclusive results change health codes by the published rules; a corrected result is looked at again.',
      'Find by name, result, day of the sample, laboratory, or the whole sample number.',
      'Who may imports results from a file; importing a test again brings or corrects its result.',
    ],
  },
  lists: {
    what: 'Import one kind of list from Excel or CSV: organisations, staff accounts, passages, test results, marks.',
    hints: [
      'Use the template, or a file of another system as it is: say in the next step which column is which.',
      'A list is checked first. Nothing changes before you commit it.',
      'Earlier imports stand below and can be undone for 30 days.',
    ],
  },
  'list-import': {
    what: 'One imported list: what each row adds or changes, and what is wrong.',
    hints: [
      'Click a number above to see only those; the marked file says what is wrong where, and how to mend it.',
      'Until the commit you may say what columns and values mean; this is remembered.',
      'A commit can be paused and resumed; an undo leaves and lists rows that somebody has changed since.',
    ],
  },
  attributes: {
    what: 'Add fields to persons, such as vaccine doses or a dormitory, without a release.',
    hints: [
      'Key and type cannot change later.',
      'A retired field is asked no more; what it held stays readable.',
      'The arrows change the order.',
    ],
  },
  jobs: {
    what: 'Work behind the pages: recurring jobs, failed ones, and what waits.',
    hints: [
      'A failed job is tried again a few times by itself; once the cause is mended, also by hand.',
      '“Run now” leaves the schedule as it is.',
      'Numbers and names are hidden in the text of errors.',
    ],
  },
  'hand-overs': {
    what: 'Who handed which gate to whom, with the counts of the shift.',
    hints: ['Filter by checkpoint and day.', '“Waiting” means that the next keeper has not accepted yet.'],
  },
  roles: {
    what: 'Roles: what each may do, for the whole installation.',
    hints: [
      '“Copy” begins a new role from another; the kind of work stays.',
      'A change holds at once for everybody who has the role, without signing in again.',
      'Built-in roles cannot be deleted, but put back to their default at any time.',
    ],
  },
  staff: {
    what: 'Staff accounts: the role says what they may do, the scope whom they see.',
    hints: [
      'An initial password is shown once and must be changed at the first sign-in.',
      'Disabling an account ends its sessions at once.',
    ],
  },
  'organisation return-applications': {
    what: 'Apply to your district to reopen, or for persons to return, and follow what becomes of it.',
    hints: [
      'Keep a draft first if you like; files may be PDF, JPEG or PNG.',
      'Correct a returned application and submit it again; what was said before stays in the history.',
    ],
  },
  'command return-applications': {
    what: 'Applications of organisations to reopen or for persons to return: read measures and files, approve, return or refuse.',
    hints: [
      'A return or refusal needs a reason, which the organisation reads.',
      'When two officers decide at once, the first counts and the second is told.',
    ],
  },
  notices: {
    what: 'Notices to residents: to whom, how they were sent, and how many have read them.',
    hints: [
      'Write to areas, organisations, classes, colours, or those who have not declared; you see how many before sending.',
      'A notice whose sending has not begun can be cancelled.',
    ],
  },
  notice: {
    what: 'The text of a notice, and what became of it with each person.',
    hints: [
      'Filter those who have not read it, or whose text message failed, and export them.',
      'The figures update by themselves.',
    ],
  },
  audit: {
    what: 'Who did what to whom, when, and from where. Entries are only added, never changed.',
    hints: [
      'Filter by member of staff, person, action, day and network address.',
      'Open a line to see every field before and after.',
    ],
  },
  exports: {
    what: 'Files that were exported: by whom, which list, how many rows, how much of persons, fetched or not.',
    hints: [
      'Every file carries a mark that is seen and one that is not.',
      '“Trace a file” tells who exported a file that got out, and when; it is not kept.',
      'An encrypted file that was changed is not found: open it with its password and save it without one.',
    ],
  },
  'own-exports': {
    what: 'Files that are made for you in the background, and how far they are.',
    hints: [
      'A file is removed when its time is over; each line says until when it can be downloaded.',
      'The password of an encrypted file is shown once, when it is begun. Forgotten, export the list again.',
      'Nothing is left of a file that was cancelled.',
    ],
  },
  profile: {
    what: 'Your organisation’s data and groups.',
    hints: ['The district keeps these data; tell it when something is wrong.'],
  },
  account: {
    what: 'Your own account: password, authenticator, devices.',
    hints: [
      'Turn the authenticator on.',
      'If you do not know a device, sign it out first and then change the password.',
    ],
  },
}
export default texts
