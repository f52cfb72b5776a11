/** What a nurse says before a case is opened, because its way depends on it: where she is to practise, or which province. */
export type AskedOnStart = 'institution' | 'province';

const BY_ROUTE: Readonly<Record<string, AskedOnStart>> = { 'first-registration': 'institution', change: 'institution', 're-registration': 'institution', military: 'institution', province: 'province' };

/** Problems that another answer to that question may take away; the server says again when the case is opened. */
const ABOUT: Readonly<Record<AskedOnStart, readonly string[]>> = {
  institution: ['no-institution', 'authority-unset', 'institution-not-practising', 'same-institution'],
  province: ['no-province'],
};

/** What is asked of her, by the way that the business takes (F65, F95, F97). */
export const askedOnStart = (route: string | undefined): AskedOnStart | null => BY_ROUTE[route ?? ''] ?? null;

/** Whether a problem stands in the way whatever she answers. */
export const isFinal = (code: string, asked: AskedOnStart | null): boolean => asked === null || !ABOUT[asked].includes(code);

/** The one reason that helps her on: her own standing before the institution's. */
export function mainReason<P extends { code: string }>(problems: readonly P[]): P | undefined {
  return problems.find(({ code }) => !ABOUT.institution.includes(code)) ?? problems[0];
}
