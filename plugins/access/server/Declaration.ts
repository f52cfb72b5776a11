/** What a role may see of a field: the value, a mask of it, or not even that the field exists. */
export type Visibility = 'visible' | 'masked' | 'hidden';

export interface FieldRule {
  /** Name of the mask used where a role sees `masked`; `***` when none is named. */
  mask?: string;
  /** By role; a role that is not named gets `otherwise`. With several roles the most open one counts. */
  roles?: Readonly<Record<string, Visibility>>;
  /** `hidden` unless said otherwise. */
  otherwise?: Visibility;
  /** Narrower or wider rules while the record is in a state. */
  inState?: Readonly<Record<string, Readonly<Record<string, Visibility>>>>;
}

/** Field rules by type name, then field name. A field without a rule is hidden from all but administrators. */
export type FieldRules = Readonly<Record<string, Readonly<Record<string, FieldRule>>>>;

export interface AccessRole {
  /** Works for an authority: shorter idle limit. */
  staff?: boolean;
  /** Sees fields without a rule and may use stock content-API routes. */
  administrator?: boolean;
  /** Must have a second factor where the operator requires one. */
  secondFactor?: boolean;
}

/** The words of the application that the access plugin works with; handed over once, at register. */
export interface AccessDeclaration {
  roles: Readonly<Record<string, AccessRole>>;
  /** What authenticator applications call the system. */
  title?: string;
  /** Sets of roles of which one person may hold at most one. */
  exclusive?: readonly (readonly string[])[];
  fieldRules?: FieldRules;
  masks?: Readonly<Record<string, (plain: string) => string>>;
}
