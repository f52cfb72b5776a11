import type { Ports } from '../Ports';
import { createCases, type Cases } from './cases';
import { createEngine, type Engine } from './engine';
import { createRegistry, type Registry } from './registry';
import { createWorkbench, type Workbench } from './workbench/workbench';
import { createWorkList, type ScopeSql, type WorkList } from './workList';

/** The services of this plugin, put together over what other plugins give. */
export interface Workflow {
  registry: Registry;
  cases: Cases;
  engine: Engine;
  workList: WorkList;
  workbench: Workbench;
  ports: Ports;
}

export function createWorkflow(ports: Ports, scopeSql: ScopeSql, registry = createRegistry()): Workflow {
  const cases = createCases(ports, registry);
  return { registry, cases, engine: createEngine(ports, registry, cases), workList: createWorkList(ports, registry, scopeSql), workbench: createWorkbench(ports, registry, cases), ports };
}
