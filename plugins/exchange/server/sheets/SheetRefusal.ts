/** Why a file is turned down; the kinds a caller may want to tell apart. */
export const SHEET_REFUSALS = {
  empty: { status: 415, message: '文件是空的，请检查后重新选择。' },
  unsupported: { status: 415, message: '只能导入 .xlsx 或 .csv 文件，请用表格软件“另存为”其中一种格式后再导入。' },
  'old-format': { status: 415, message: '这是旧版的 .xls 文件，请用表格软件打开后“另存为” .xlsx 格式再导入。' },
  encrypted: { status: 415, message: '这个文件设置了打开密码，请去掉密码后再导入。' },
  'web-page': { status: 415, message: '这个文件其实是网页，只是名字像表格，请用表格软件打开后“另存为” .xlsx 格式再导入。' },
  damaged: { status: 415, message: '文件已损坏，无法读取，请用表格软件打开后重新保存再导入。' },
  encoding: { status: 415, message: '无法识别文件的文字编码，请用表格软件“另存为” .xlsx 格式再导入。' },
  bomb: { status: 413, message: '文件展开后的内容过大，请删除没有用到的行、列和工作表后再导入。' },
  'too-large': { status: 413, message: '文件过大，请拆分成几个文件后分别导入。' },
  'too-many-rows': { status: 413, message: '表格的行数超过上限，请拆分成几个文件后分别导入。' },
  'too-many-columns': { status: 413, message: '表格的列数过多，请删除没有用到的列后再导入。' },
  exhausted: { status: 413, message: '读取这个文件所需的时间或内存超过上限，请拆分成几个文件后分别导入。' },
} as const;

export type SheetRefusalCode = keyof typeof SHEET_REFUSALS;

/** A file that is turned down on purpose, with a sentence that says what to do; it crosses the process boundary as its code. */
export class SheetRefusal extends Error {
  override readonly name = 'SheetRefusal';

  constructor(readonly code: SheetRefusalCode) {
    super(SHEET_REFUSALS[code].message);
  }

  get status(): 413 | 415 {
    return SHEET_REFUSALS[this.code].status;
  }
}
