export default {
  title: 'Completion',
  day: 'Day',
  persons: 'Persons',
  declared: 'Declared',
  missing: 'Not declared',
  areas: 'Areas below',
  area: 'Area',
  share: 'Completion',
}
