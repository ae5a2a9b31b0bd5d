export default {
  title: 'Start',
  welcome: 'Welcome, {name}',
  scope: 'Area: {scope}',
}
