/** The start ends here, and the message is the one sentence (with what to do) that the person at the terminal needs. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
