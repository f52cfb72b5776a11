import { fact } from '../../vocabulary';

/** Applications are formally accepted online; the other way is at the window, together with the conclusion (domain.md §3.2). */
export const acceptedOnline = fact('switches.acceptanceAt').is('online');
export const acceptedAtWindow = fact('switches.acceptanceAt').is('window');
