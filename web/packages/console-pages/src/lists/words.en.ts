export default {
  title: 'Import lists',
  page: 'Import',
  choose: 'Choose what to import',
  import: {
    organisations: 'Import organisations',
    staff: 'Import staff accounts',
    passages: 'Import passages',
    tests: 'Import test results',
    marks: 'Import marks (contacts, travellers)',
  },
  titleOf: 'Import: {kind}',
  kind: 'List',
  place: 'Place',
  name: 'Name',
  values: 'Content',
  unknown: 'There is no such list, or you may not import it.',
  templateHint:
    'Fill in the template, one entry per row. The file is checked first; nothing is written until you commit it.',
  columns: 'What goes into the columns',
  fromFile: 'Import from a file',
  commitAll: 'This adds {created} and updates {updated} entries. Import them?',
  commitSome:
    'This adds {created} and updates {updated} entries; the {rejected} rejected rows are left out. Import them?',
  undoAsk:
    'This removes the {created} added entries and restores the {updated} updated ones; those that somebody has worked with since stay as they are. Undo it?',
  undoLinesAsk:
    'What the chosen rows wrote becomes what it was before the import; what somebody changed in it since is lost. What they added is removed or closed. Whatever other records refer to, or another officer has confirmed, stays as it is. Go on?',
  linesUndone: '{undone} rows undone; {stayed} stay as they are',
  proposals: 'Show the marks that this list proposes; another officer must confirm them',
}
