export default { title: 'Duty', hint: 'Scan and verify, temperature, passages' }
