// Workbooks for tests: as much of ZIP and of a sheet as a spreadsheet program writes.
import { crc32, deflateRawSync } from "node:zlib";

interface Options {
  /** Marked as encrypted. */
  encrypted?: boolean;
}

/** An archive of these parts. */
export function zip(parts: Record<string, string | Buffer>, { encrypted }: Options = {}): Buffer {
  const [files, directory]: Buffer[][] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [plain, path] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(typeof crc32 === "function" ? crc32(plain) : 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, path, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), common, rest, path]));
    files.push(local);
    offset += local.length;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(names.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, names, end]);
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A workbook whose first sheet is hidden and whose second has these rows. */
export function xlsx(rows: string[][], options?: Options): Buffer {
  const texts = [...new Set(rows.flat())];
  const cell = (text: string) => `<c t="s"><v>${texts.indexOf(text)}</v></c>`;
  const row = (cells: string[]) => `<row>${cells.map(cell).join("")}</row>`;
  const sheet = (body: string) => `<?xml version="1.0"?><worksheet><sheetData>${body}</sheetData></worksheet>`;
  return zip(
    {
      "[Content_Types].xml": "<Types/>",
      "xl/workbook.xml": `<workbook><sheets><sheet name="甲" state="hidden" r:id="r1"/><sheet name="乙" r:id="r2"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`,
      "xl/sharedStrings.xml": `<sst>${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`,
      "xl/worksheets/sheet1.xml": sheet(`<row><c t="inlineStr"><is><t>隐藏的内容</t></is></c></row>`),
      "xl/worksheets/sheet2.xml": sheet(rows.map(row).join("")),
    },
    options,
  );
}
