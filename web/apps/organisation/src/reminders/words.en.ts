export default {
  remind: 'Remind',
  all: 'Remind all who have not declared',
  notice: 'By notice',
  sms: 'By text message',
  done: '{count} reminded.',
  skipped: '{count} left out: reminded within three hours, or without a phone number.',
}
