export default { title: 'Residents', hint: 'Daily declaration, health code, test results' }
