export default {
  title: 'Passages',
  at: 'Time',
  days: 'Days',
  checkpoint: 'Checkpoint',
  direction: 'Direction',
  directions: { in: 'In', out: 'Out' },
  outcome: 'Outcome',
  outcomes: { admitted: 'Admitted', refused: 'Refused' },
  note: 'Note',
  keeper: 'Keeper',
  none: 'No passages',
  noneHint: 'What keepers scan appears here.',
}
