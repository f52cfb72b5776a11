import { decide, SYSTEM_ROLE, type Accepted, type Actor, type Application, type Attempt, type ClockState, type Decision, type Scene, type World } from '@medregistry/language';
import { after } from '../support/walk';

/** What is compared of a case in the end. */
export interface Standing {
  state: string;
  round: number;
  flags: string[];
  events: string[];
  /** Terms that run, with the day on which they end. */
  terms: string[];
}

const runs = ({ stoppedOn, pausedOn }: ClockState): boolean => stoppedOn === null && pausedOn === null;

const sceneOf = (world: World, actor: Actor, payload: Attempt['payload']): Scene => ({ ...world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload });

const SYSTEM: Actor = { userId: 0, name: '系统', roles: [SYSTEM_ROLE] };

/** A case that lives by the pure function alone: the registers tell it their facts, the application nothing. */
export class Twin {
  constructor(readonly id: string, readonly institution: string, private application: Application) {}

  get state(): string {
    return this.application.state;
  }

  /** The world of the registers with this twin in it; notes keep the names that the application gave them. */
  private in(world: World): World {
    return { ...world, application: { ...this.application, notes: world.application.notes } };
  }

  decides(world: World, event: string, payload: Attempt['payload'], actor: Actor): Decision {
    return decide(this.in(world), { event, payload, actor });
  }

  takes(world: World, accepted: Accepted, actor: Actor): void {
    this.application = after(sceneOf(this.in(world), actor, accepted.payload), accepted);
  }

  /** Whether a term has ended by a day, so that something may happen by itself. */
  isDue(today: string): boolean {
    return this.application.clocks.some((clock) => runs(clock) && clock.dueOn < today);
  }

  /** Everything that happens by itself on this day, one after the other. */
  agesIn(world: World): void {
    const events = Object.entries(world.procedure.events).filter(([, { roles, after: term }]) => term !== undefined && roles.includes(SYSTEM_ROLE));
    for (let next: Accepted | undefined; ; next = undefined) {
      for (const [event] of events) {
        const decision = this.decides(world, event, {}, SYSTEM);
        if (decision.ok) next = decision;
        if (next) break;
      }
      if (!next) return;
      this.takes(world, next, SYSTEM);
    }
  }

  get standing(): Standing {
    const { state, round, flags, actions, clocks } = this.application;
    return { state, round, flags: [...flags].sort(), events: actions.map(({ event }) => event), terms: clocks.filter(runs).map(({ key, dueOn }) => `${key} ${dueOn}`).sort() };
  }
}
