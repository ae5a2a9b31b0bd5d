export default { none: 'No group', missing: '{count} missing', complete: 'Complete' }
