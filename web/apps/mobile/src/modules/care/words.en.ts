export default { title: 'Care', hint: 'Temperature, symptoms, asking for help' }
