import { createGuard } from './guard';

const UID = 'plugin::workflow.application';
const guard = createGuard();
guard.protect(UID, { writer: 'workflow', fields: ['state', 'version'], message: '状态只能通过办理业务变更。' });
guard.protect('plugin::workflow.action', { writer: 'workflow' });

const call = (action: string, data?: object, uid = UID) => () => guard.check({ uid, action, params: { data } });

it('refuses writes to owned fields with its sentence', () => {
  expect(call('update', { state: 'completed' })).toThrow('状态只能通过办理业务变更。');
  expect(call('create', { state: null })).toThrow();
});

it('lets other fields and reads pass', () => {
  expect(call('update', { title: 'x' })).not.toThrow();
  expect(call('findMany')).not.toThrow();
  expect(call('update', { state: 'x' }, 'api::other.other')).not.toThrow();
});

it('refuses deleting a record with owned fields', () => {
  expect(call('delete')).toThrow();
});

it('refuses every write to a type that is owned whole', () => {
  for (const action of ['create', 'update', 'delete', 'publish', 'clone']) expect(call(action, {}, 'plugin::workflow.action')).toThrow();
});

it('lets the declared writer pass, also after it has waited, and nobody else', async () => {
  await guard.write('workflow', async () => {
    await new Promise((done) => setImmediate(done));
    expect(call('update', { state: 'completed' })).not.toThrow();
  });
  await guard.write('dossier', async () => expect(call('update', { state: 'completed' })).toThrow());
  expect(call('update', { state: 'completed' })).toThrow();
});
