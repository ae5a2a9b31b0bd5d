export default {
  trail: 'Area',
  noneBelow: 'No areas below this one',
  noneBelowHint: 'This is the last level. See the list of persons.',
}
