export default {
  title: 'Start',
  welcome: 'Welcome, {name}',
  scope: 'Area: {scope}',
  persons: 'Registered persons',
  missing: 'Not declared today',
  colours: 'Health codes by area',
  coloursHint: 'Click an area to see those below it',
  riskyOnly: 'Yellow and red',
  allColours: 'All',
  districts: 'Areas',
  area: 'Area',
  completion: 'Completion today',
}
