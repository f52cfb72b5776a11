import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { civilDate } from '@medregistry/language';
import { expectStatus } from '../support/Case';
import { rowsOf } from '../support/district';
import { formatExamples } from '../support/districtSetting';
import { Ground } from '../support/Ground';
import { onePage } from '../support/papers';
import { nobodyIn } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

const OWN_TYPES = ['application', 'action', 'review-note', 'running-clock', 'procedure-version'].map((name) => `plugin::workflow.${name}`);
const BY_SERVICE = /cases change only through the workflow service/;
const NEVER = /its rows are never changed/;

interface Documents {
  update(params: object): Promise<unknown>;
  create(params: object): Promise<unknown>;
  delete(params: object): Promise<unknown>;
}

describe('side doors', () => {
  let ground: Ground;
  let id: string;

  const raw = (sql: string, ...bindings: (string | number)[]): Promise<unknown> => ground.server.strapi.db.connection.raw(sql, bindings);
  /** Raw SQL in a transaction that says that it is the engine. */
  const announced = (sql: string, ...bindings: (string | number)[]): Promise<unknown> =>
    ground.server.strapi.db.transaction(async ({ trx }) => {
      await trx.raw("SELECT set_config('medregistry.writer', 'workflow', true)");
      await trx.raw(sql, bindings);
    });
  const documents = (uid: string): Documents => ground.server.strapi.documents(uid as never) as unknown as Documents;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    // Somebody acts for the institution, so that the form holds personal numbers which people typed.
    const { form } = ground.file.view;
    expectStatus(
      await ground.file.save({ ...form, commitment: { ...form['commitment'], usesAgent: true, agentName: '王小明', agentIdNumber: formatExamples.residentId, agentMobile: formatExamples.mobile } }),
      200,
    );
    await ground.file.upload();
    await ground.file.advance(ground.people.institution, 'submit');
    await ground.file.advance(ground.people.reviewer, 'return', await ground.payload('return', 'reviewer'));
    id = ground.file.view.documentId;
  }, BOOT_PATIENCE);

  describe('of the document service', () => {
    it.each(OWN_TYPES)('%s is refused with a sentence that says where to go', async (uid) => {
      const message = '业务申请只能通过办理流程变更，不能直接修改。';
      await expect(documents(uid).update({ documentId: id, data: { state: 'completed' } })).rejects.toThrow(message);
      await expect(documents(uid).create({ data: {} })).rejects.toThrow(message);
      await expect(documents(uid).delete({ documentId: id })).rejects.toThrow(message);
    });

    it('gives nobody a role', async () => {
      await expect(documents('plugin::access.assignment').create({ data: { role: 'administrator', scopePath: '/' } })).rejects.toThrow('角色授权');
    });
  });

  describe('of the query builder', () => {
    it('changes, adds and deletes no case', async () => {
      const query = ground.server.strapi.db.query('plugin::workflow.application');
      await expect(query.update({ where: { documentId: id }, data: { state: 'completed' } })).rejects.toThrow(BY_SERVICE);
      await expect(query.updateMany({ where: { documentId: id }, data: { version: 99 } })).rejects.toThrow(BY_SERVICE);
      await expect(query.delete({ where: { documentId: id } })).rejects.toThrow(BY_SERVICE);
      await expect(query.create({ data: { documentId: 'x', number: 'x', procedure: 'verification', state: 'draft' } })).rejects.toThrow();
    });

    it('changes no action', async () => {
      const query = ground.server.strapi.db.query('plugin::workflow.action');
      await expect(query.updateMany({ where: {}, data: { actorName: '别人' } })).rejects.toThrow(NEVER);
      await expect(query.deleteMany({ where: {} })).rejects.toThrow(NEVER);
    });
  });

  describe('of SQL', () => {
    it.each([
      ["UPDATE applications SET state = 'completed' WHERE document_id = ?"],
      ['UPDATE applications SET form = form WHERE document_id = ?'],
      ['DELETE FROM applications WHERE document_id = ?'],
      ['DELETE FROM review_notes WHERE application_key = (SELECT id FROM applications WHERE document_id = ?)'],
      ["UPDATE running_clocks SET due_on = '2099-01-01' WHERE application_key = (SELECT id FROM applications WHERE document_id = ?)"],
    ])('%s is refused', async (sql) => {
      await expect(raw(sql, id)).rejects.toThrow(BY_SERVICE);
    });

    it.each([["UPDATE actions SET actor_name = '别人'"], ['DELETE FROM actions'], ['TRUNCATE actions'], ['TRUNCATE applications CASCADE'], ["UPDATE procedure_versions SET procedure = 'x'"]])(
      '%s is refused to everybody, the engine included',
      async (sql) => {
        await expect(raw(sql)).rejects.toThrow(NEVER);
        await expect(announced(sql)).rejects.toThrow(NEVER);
      },
    );

    it.each([["UPDATE audit_entries SET actor_name = '别人'"], ['DELETE FROM audit_entries'], ['TRUNCATE audit_entries']])('%s is refused', async (sql) => {
      await expect(raw(sql)).rejects.toThrow(/append-only/);
    });

    it('knows no state that no declaration knows, whoever writes it', async () => {
      await expect(announced("UPDATE applications SET state = 'approved-by-magic' WHERE document_id = ?", id)).rejects.toMatchObject({ code: '23503', constraint: 'applications_state_declared' });
    });

    it('holds one open case for each key, whoever writes it', async () => {
      const columns = (await rowsOf<{ column_name: string }>(ground.server, "SELECT column_name FROM information_schema.columns WHERE table_name = 'applications' AND column_name NOT IN ('id', 'document_id', 'number')")).map(({ column_name: name }) => `"${name}"`);
      await expect(announced(`INSERT INTO applications (document_id, number, ${columns.join(', ')}) SELECT 'copy', 'copy', ${columns.join(', ')} FROM applications WHERE document_id = ?`, id)).rejects.toMatchObject({
        code: '23505',
      });
    });

    it('lets no action be told twice', async () => {
      const copy = `INSERT INTO actions (document_id, application_key, sequence, event, from_state, to_state, round, actor_id, actor_name, role, payload, at)
        SELECT 'copy', application_key, sequence, event, from_state, to_state, round, actor_id, actor_name, role, payload, at FROM actions LIMIT 1`;
      await expect(raw(copy)).rejects.toThrow(BY_SERVICE);
      await expect(announced(copy)).rejects.toMatchObject({ code: '23505' });
    });

    it('neither changes nor removes a document that was issued', async () => {
      await expect(raw("UPDATE printed_documents SET number = 'HZ-1' WHERE subject_id = ?", id)).rejects.toThrow(/cannot be changed/);
      await expect(raw('DELETE FROM printed_documents WHERE subject_id = ?', id)).rejects.toThrow(/kept for good/);
    });

    it.each([
      ['nurses', 'id_number'],
      ['nurses', 'mobile'],
      ['staff_members', 'id_number'],
      ['institutions', 'legal_representative'],
    ])('takes no personal value in clear into %s.%s', async (table, column) => {
      await expect(raw(`UPDATE ${table} SET ${column} = ? WHERE id = (SELECT min(id) FROM ${table})`, '11010519491231002X')).rejects.toMatchObject({ code: '23514' });
    });
  });

  it('leaves the case as its actions say, after all of this', async () => {
    expect(await ground.file.reload()).toMatchObject({ state: 'correction', round: 1 });
  });

  it('holds personal numbers in clear in no column of no table', async () => {
    const district = demonstrationDistrict(civilDate(new Date()));
    const written = JSON.stringify([district.institutions, district.nurses, district.staff]) + JSON.stringify(formatExamples);
    const numbersIn = (text: string): string[] => [...text.matchAll(/(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/g)].map(([number]) => number);
    const secrets = new Set(numbersIn(written));
    expect(secrets.size).toBeGreaterThan(400);
    expect(secrets).toContain(formatExamples.residentId);

    const tables = await rowsOf<{ name: string }>(ground.server, "SELECT format('%I', table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
    expect(tables.length).toBeGreaterThan(30);
    const found: string[] = [];
    let read = 0;
    for (const { name } of tables) {
      const rows = await rowsOf<{ row: string }>(ground.server, `SELECT t::text AS row FROM ${name} t`);
      read += rows.length;
      for (const { row } of rows) if (numbersIn(row).some((number) => secrets.has(number))) found.push(`${name}: ${row.slice(0, 200)}`);
    }
    expect(read).toBeGreaterThan(2000);
    expect(found).toEqual([]);
  });

  it('serves what people upload to nobody who goes round the case', async () => {
    const { people, file, server } = ground;
    expectStatus(await people.institution.upload(`${file.path}/materials/work-summary/pages`, [await onePage()]), 201);
    const keys = await rowsOf<{ key: string }>(server, "SELECT file_key AS key FROM material_pages UNION SELECT file_key FROM printed_documents WHERE file_key IS NOT NULL");
    const key = keys[0]?.key ?? '';
    expect(key).not.toBe('');
    const nobody = nobodyIn(server);
    for (const path of [`/uploads/${key}`, `/uploads/..%2f${key}`, `/files/${key}`, `/api/upload/files`, `/api/files/${key}`, `/${key}`]) {
      for (const person of [nobody, people.administrator]) {
        const answer = await person.send('GET', path, { headers: { accept: '*/*' } });
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      }
    }
    const page = (await file.reload()).materials.find(({ slot }) => slot === 'work-summary')?.pages[0]?.id ?? '';
    for (const path of [`${file.path}/materials/work-summary/file`, `${file.path}/materials/work-summary/pages/${page}/preview`, `${file.path}/dossier`]) {
      expect((await nobody.get(path)).status).toBe(401);
      expect((await people.institution.get(path)).status).toBe(200);
    }
  });

  it('keeps uploaded files outside every folder that is served, under names that say nothing', () => {
    const publicFolder = readdirSync(join(__dirname, '../../cms/public/uploads'));
    expect(publicFolder).toEqual(['.gitkeep']);
    const names = readdirSync(process.env['DATA_DIR'] ?? '', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(pdf|jpg)$/.test(name));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => /page|photo|北京|\.\./.test(name))).toEqual([]);
  });
});
