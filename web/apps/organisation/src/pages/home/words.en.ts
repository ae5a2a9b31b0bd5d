export default {
  title: 'Start',
  groups: 'Completion by group today',
  noMembers: 'Nobody on the roster yet',
  noMembersHint: 'Upload an Excel roster under imports first.',
  changes: 'Changes of colour',
  changesHint: 'Last three days, twenty at most',
  becomes: 'becomes',
  noChanges: 'No changes in the last three days',
}
