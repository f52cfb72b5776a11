import type { LargeDistrict } from '@medregistry/database/generator';
import type { Draft, KnownNurse, SignedIn, Statement } from './application';
import type { Child, Services } from './Child';
import type { EventQuestion, EventResult } from './eventTrial';
import type { Size } from './fill';
import type { FloorQuestion } from './floor';
import type { Prints } from './printTrial';
import type { Seals } from './sealTrial';

/** What the application's process answers. */
export interface ApplicationServices extends Services {
  port: () => number;
  fill: (size: Size) => Promise<LargeDistrict>;
  signIn: (username: string, role: string, scope: { scopePath: string; documentId: string; name: string }, scopeType: 'subject' | 'authority') => Promise<SignedIn>;
  overhear: (url: string, headers: Record<string, string>, body?: object) => Promise<{ read: Statement[]; knex: string[] }>;
  /** Nurses of a scope, with what they are looked for by. */
  nursesOf: (scopePath: string, count: number) => Promise<KnownNurse[]>;
  memory: () => number;
  events: (question: EventQuestion) => Promise<EventResult>;
  print: (count: number) => Promise<Prints>;
  seals: (sets: number) => Promise<Seals>;
  /** Drafts whose owners may save and upload. */
  drafts: (count: number) => Promise<Draft[]>;
  profile: () => Promise<void>;
  profiled: (file: string) => Promise<void>;
}

/** What the plain server's process answers. */
export interface FloorServices extends Services {
  port: () => number;
  answering: (question: FloorQuestion) => void;
}

/** What stock Strapi's process answers. */
export interface StockServices extends Services {
  port: () => number;
  statements: (url: string, headers: Record<string, string>) => Promise<number>;
}

/** An application that runs on a filled database. */
export interface Beside {
  application: Child<ApplicationServices>;
  /** `http://127.0.0.1:<port>` of the application. */
  url: string;
  databaseUrl: string;
  district: LargeDistrict;
}

/** What every part of the run works with. */
export interface Bench extends Beside {
  size: Size;
  /** Another application on a database of another size; whoever asks for it ends it. */
  beside: (size: Size) => Promise<Beside>;
  rounds: number;
  seconds: number;
  say: (sentence: string) => void;
  signIn: ApplicationServices['signIn'];
  /** A server that is started for one part and ended after it. */
  floor: () => Promise<Child<FloorServices>>;
  stock: () => Promise<Child<StockServices>>;
  /** Runs `work`, with a CPU profile of the application when one was asked for. */
  profiled: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}
