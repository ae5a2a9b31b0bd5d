import type { ProblemTexts } from './problem-text'

export default {
  'network.unreachable': 'The server cannot be reached. Check the network and try again.',
  'request.invalid': 'Some entries need correction. See the messages at the fields.',
  'request.tooMany': 'Too many requests. Try again in {seconds} seconds.',
  'http.400': 'The request could not be handled. Try again later.',
  'http.401': 'Your session has ended. Sign in again.',
  'http.403': 'You are not permitted to do this.',
  'http.404': 'This does not exist, or is outside your area.',
  'http.409': 'Somebody else changed this. Reload and try again.',
  'http.413': 'The file is too large.',
  'http.429': 'Too many requests. Try again in {seconds} seconds.',
  'http.500': 'The server failed. Try again later.',
  'http.502': 'The service is not available at the moment. Try again later.',
  'http.503': 'The service is not available at the moment. Try again later.',
  'http.504': 'The service took too long to answer. Try again later.',
  'accounts.signInRefused': 'User name or password is not correct.',
  'accounts.totpRequired': 'Enter the code of your authenticator.',
  'accounts.lockedOut': 'Too many attempts. Try again in {seconds} seconds.',
} as ProblemTexts
