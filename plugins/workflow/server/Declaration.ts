import type { Calendar, CannedReason, CivilDate, Facts, Formats, Json, Procedure, ResolvedEffect } from '@medregistry/language';
import type { Knex } from 'knex';

/** What an application is about, as its register knows it. */
export interface Subject {
  id: string;
  name: string;
  /** The office that decides, and what stands below it: scopes of authorities are held against it. */
  scopePath: string;
  /** The body that files or vouches for the case, and the person whose it is: the other kinds of scope. */
  subjectPath: string | null;
  selfPath: string | null;
  authorityPath: string;
  /** Stands in case numbers: 行政区划 of the authority. */
  region: string;
  /** What people search it by besides its name. */
  searchText: string;
  /** What the case keeps besides what was said when it was opened, e.g. the office that was found then. */
  context?: { [key: string]: Json };
}

/** What a case is opened as: where it goes may depend on the business and on what is said of it. */
export interface SubjectAsked {
  /** The procedure's word for the office that decides. */
  route: string | undefined;
  context: { [key: string]: Json };
}

/** The case that facts are loaded for or effects are applied to. */
export interface Target {
  applicationId: string | null;
  number: string | null;
  procedure: string;
  subjectType: string;
  subjectId: string;
  scopePath: string;
  context: { [key: string]: Json };
  /** Facts that the case keeps as they were when it was opened. */
  pinned: Facts;
  now: Date;
  today: CivilDate;
}

export interface EffectActor {
  userId: number;
  name: string;
  role: string;
}

/** What the application hands over at register: the law as data, and its ties to the registers. */
export interface WorkflowDeclaration {
  procedures: Procedure[];
  /** Facts of all groups named, in as few statements as can be. */
  loadFacts(trx: Knex.Transaction, groups: string[], target: Target): Promise<Facts>;
  /** One statement an effect. */
  applyEffect(trx: Knex.Transaction, effect: ResolvedEffect, target: Target, actor: EffectActor): Promise<void>;
  subjects: Record<string, { resolve(trx: Knex.Transaction, documentId: string, asked: SubjectAsked): Promise<Subject | null> }>;
  calendar(): Calendar | Promise<Calendar>;
  formats: Formats;
  /** Canned reasons that reviewers of a case are offered, where an authority keeps a list of its own; without it those that the procedure declares. */
  reasons?(place: { scopePath: string; subjectType: string }, declared: readonly CannedReason[]): Promise<CannedReason[]>;
  roleLabels: Record<string, string>;
  /** Roles that speak with the applicant's voice; everybody else hears the staff's. */
  applicantRoles: string[];
}
