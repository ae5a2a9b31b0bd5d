/** Titles of the groups in the side navigation. */
export default {
  people: 'People',
  declarations: 'Declarations',
  healthCodes: 'Health codes',
  passages: 'Checkpoints',
  system: 'System',
}
