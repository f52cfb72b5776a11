import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import { gb18030, tableFolder, workbookOf } from '../../testing/tables';
import type { SheetRow } from './protocol';
import type { SheetLimits } from './SheetLimits';
import { Sheets } from './Sheets';

const folder = tableFolder();
const sheets = new Sheets(`${folder.path}/scratch`);
afterAll(() => {
  sheets.close();
  folder.remove();
});

async function rowsIn(bytes: string | Uint8Array, limits: Partial<SheetLimits> = {}): Promise<SheetRow[]> {
  const path = folder.file(randomBytes(8).toString('hex'), bytes);
  const rows: SheetRow[] = [];
  for await (const batch of sheets.read(path, limits)) rows.push(...batch.rows);
  return rows;
}

const cells = async (bytes: string | Uint8Array): Promise<string[][]> => (await rowsIn(bytes)).map((row) => row.cells);

/** A ZIP of one part that unfolds to `size` bytes, and says that it unfolds to `claimed`. */
function archiveOf(name: string, size: number, claimed = size): Buffer {
  const plain = Buffer.alloc(size, 0x20);
  const packed = deflateRawSync(plain);
  const header = (signature: number, extra: number[]): Buffer => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed, 18);
    fields.writeUInt16LE(name.length, 22);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(signature, 0);
    return Buffer.concat([head, signature === 0x02014b50 ? Buffer.from([20, 0]) : Buffer.alloc(0), fields, Buffer.from(extra), Buffer.from(name)]);
  };
  const file = Buffer.concat([header(0x04034b50, []), packed]);
  const directory = header(0x02014b50, Array<number>(14).fill(0));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, directory, end]);
}

describe('reading a workbook', () => {
  it('gives each line with its number, cells as a person would have typed them', async () => {
    const bytes = await workbookOf(
      [
        ['姓名', '出生日期', '人数', '比例', '在岗', '备注'],
        ['张 芳', new Date('1980-05-17T00:00:00Z'), 3, 0.25, true, { richText: [{ text: '第一' }, { text: '第二' }] }],
        [],
        [null, null, { formula: 'SUM(C2:C2)', result: 3 }],
      ],
      { formats: { 2: 'yyyy"年"m"月"d"日"' } },
    );
    expect(await rowsIn(bytes)).toEqual([
      { row: 1, cells: ['姓名', '出生日期', '人数', '比例', '在岗', '备注'] },
      { row: 2, cells: ['张 芳', '1980-05-17', '3', '0.25', '是', '第一第二'] },
      { row: 4, cells: ['', '', '3'] },
    ]);
  });

  it('shows that a long number typed as a number has lost its last digits', async () => {
    expect(await cells(await workbookOf([[110105194912310020], ['110105194912310021'], [13900000000]]))).toEqual([['1.1010519491231002e+17'], ['110105194912310021'], ['13900000000']]);
  });

  it('reads the first sheet that is not hidden', async () => {
    expect(await cells(await workbookOf([['看得见']], { hidden: [['看不见']] }))).toEqual([['看得见']]);
  });

  it('reads a large table in pieces, and no further than the pieces are taken', async () => {
    const path = folder.file('large.xlsx', await workbookOf(Array.from({ length: 5000 }, (_, index) => [`第${index}行`, '文字'])));
    const shares: number[] = [];
    for await (const { rows, share } of sheets.read(path)) {
      expect(rows.length).toBeLessThanOrEqual(1000);
      shares.push(share);
      if (shares.length === 2) break;
    }
    expect(shares[1]).toBeGreaterThan(shares[0] ?? 1);
  });
});

describe('reading a text', () => {
  it('takes UTF-8 with and without its mark, GB18030 and UTF-16', async () => {
    const text = '姓名,科室\r\n张芳,"内科,一病区"\r\n';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [text, `\ufeff${text}`, gb18030(text), wide, Buffer.from(wide).swap16()]) expect(await cells(bytes)).toEqual([['姓名', '科室'], ['张芳', '内科,一病区']]);
  });

  it('keeps quotes and line breaks within a cell, and finds tabs and semicolons by itself', async () => {
    expect(await cells('a,"b ""c""\nd"\n')).toEqual([['a', 'b "c"\nd']]);
    expect(await cells('a\tb,c\td\n1\t2\t3\n')).toEqual([['a', 'b,c', 'd'], ['1', '2', '3']]);
    expect(await cells('a;b\n\n1;2')).toEqual([['a', 'b'], ['1', '2']]);
  });
});

describe('turning down', () => {
  const refused = (bytes: string | Uint8Array, limits?: Partial<SheetLimits>): Promise<unknown> => rowsIn(bytes, limits).then(() => 'taken', (error: { code: string }) => error.code ?? error);
  const container = (text: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(text, 'utf16le'), Buffer.alloc(100)]);

  it('says what is wrong with a file that is no table', async () => {
    expect(await refused('')).toBe('empty');
    expect(await refused(container('Workbook'))).toBe('old-format');
    expect(await refused(container('EncryptedPackage'))).toBe('encrypted');
    expect(await refused('%PDF-1.7 …')).toBe('unsupported');
    expect(await refused(Buffer.from([1, 2, 0, 3, 4]))).toBe('unsupported');
    expect(await refused('<html><table><tr><td>1</td></tr></table></html>')).toBe('web-page');
    expect(await refused(archiveOf('mimetype', 10))).toBe('unsupported');
    expect(await refused((await workbookOf([['a']])).slice(0, 3000))).toBe('damaged');
    expect(await refused(Buffer.from([0xff, 0xff, 0xff, 0x20, 0x81]))).toBe('encoding');
  });

  it('refuses a bomb by what it says it unfolds to, and breaks off one that lies', async () => {
    expect(await refused(archiveOf('xl/workbook.xml', 300 * 1024 * 1024))).toBe('bomb');
    expect(await refused(archiveOf('xl/workbook.xml', 40 * 1024 * 1024, 500))).toBe('damaged');
  });

  it('holds to its limits of size, rows and columns', async () => {
    const table = await workbookOf(Array.from({ length: 20 }, () => ['a', 'b', 'c']));
    expect(await refused(table, { rows: 19 })).toBe('too-many-rows');
    expect(await refused(table, { columns: 2 })).toBe('too-many-columns');
    expect(await refused(table, { fileBytes: 100 })).toBe('too-large');
    expect(await refused('a,b,c\n'.repeat(20), { rows: 19 })).toBe('too-many-rows');
  });

  it('ends a child that takes too long or too much memory', async () => {
    const strict = new Sheets(`${folder.path}/strict`, { heap: 64, resident: 30, step: 20_000 });
    const path = folder.file('fat.xlsx', await workbookOf(Array.from({ length: 20_000 }, (_, index) => [`第${index}行`, randomBytes(40).toString('hex')])));
    await expect(strict.read(path).next()).rejects.toMatchObject({ code: 'exhausted' });
    strict.close();
  });
});

describe('writing a workbook', () => {
  const book = {
    sheet: '人员',
    preface: ['示例机构　人员名录', '导出人：王一　　导出时间：2026-11-10 09:30', '导出原因：年度核对'],
    columns: [{ header: '姓名', width: 12 }, { header: '类别', width: 12, options: ['甲', '乙'], hint: '从列表中选择' }],
    properties: { title: '人员名录', creator: '王一', subject: '年度核对', created: '2026-11-10T01:30:00.000Z' },
  };

  it('puts who, when and why above the header and into the properties of the file', async () => {
    const path = await sheets.write(book, [[['张芳', '甲']], [['=1+1', '乙']]]);
    const read = await new Workbook().xlsx.readFile(path);
    expect({ creator: read.creator, title: read.title, subject: read.subject }).toEqual({ creator: '王一', title: '人员名录', subject: '年度核对' });
    const values = (read.getWorksheet('人员')?.getSheetValues() ?? []) as (unknown[] | undefined)[];
    expect(values.slice(1).map((row) => row?.slice(1))).toEqual([[book.preface[0]], [book.preface[1]], [book.preface[2]], ['姓名', '类别'], ['张芳', '甲'], ['=1+1', '乙']]);
    expect(read.getWorksheet('人员')?.getCell('B5').dataValidation).toMatchObject({ type: 'list', formulae: ['"甲,乙"'] });
    expect(await rowsIn(readFileSync(path))).toHaveLength(6);
  });

  it('leaves nothing behind when its lines break off', async () => {
    async function* broken(): AsyncGenerator<string[][]> {
      yield [['张芳', '甲']];
      throw new Error('the database went away');
    }
    await expect(sheets.write(book, broken())).rejects.toThrow('the database went away');
    expect(existsSync(`${folder.path}/scratch`)).toBe(true);
  });
});
