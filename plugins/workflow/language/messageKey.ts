/**
 * The name of a message's text: an event's messages by who gets them, a second one to the same people by a number.
 * Whoever words it differently says so under this name.
 */
export function messageKey(procedure: string, event: string, messages: readonly { to: string }[], index: number): string {
  const to = messages[index]?.to ?? '';
  const before = messages.slice(0, index).filter((other) => other.to === to).length;
  return `${procedure}.${event}.${to}${before > 0 ? `-${before + 1}` : ''}`;
}
